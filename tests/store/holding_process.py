"""An office that has a store open: it saves once for each line that it is told, and says how that went."""

from __future__ import annotations

import sys

from graph.errors import StoreError
from graph.facts.areas import Area
from graph.facts.choices import AreaKind
from graph.record.record import Record
from graph.store import open_store

if __name__ == "__main__":
    store = open_store(sys.argv[1])
    area = Area(code="993018", name="架空いずみ町", kind=AreaKind.TOWN)
    number = store.histories().get("993018", 0)
    print("open", flush=True)
    for _ in sys.stdin:
        try:
            number = store.save(Record(area=area), based_on=number, who="架空町").number
        except StoreError as error:
            print(type(error).__name__, flush=True)
            number = store.histories().get("993018", 0)
        else:
            print(f"saved {number}", flush=True)
    store.close()
