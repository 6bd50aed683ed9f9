"""A town hall that saves without end, and says of each save, after it, that it was done. To be killed."""

from __future__ import annotations

import sys

from graph.errors import NothingRecorded, StoreError
from graph.facts.actors import Organisation
from graph.facts.areas import Area
from graph.facts.choices import AreaKind
from graph.record.record import Record
from graph.store import open_store

if __name__ == "__main__":
    store = open_store(sys.argv[1])
    try:
        number = store.history("992011")[0].number
    except NothingRecorded:
        number = 0
    area = Area(code="992011", name="架空みどり市", kind=AreaKind.CITY)
    while True:
        offices = tuple(Organisation(id=f"o{n}", name=f"架空機関{n}") for n in range(number % 40))
        try:
            number = store.save(Record(area=area, organisations=offices), based_on=number, who="架空課").number
        except StoreError as lost:
            sys.exit(type(lost).__name__)
        print(number, flush=True)
