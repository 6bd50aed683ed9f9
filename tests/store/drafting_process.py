"""An office that drafts and saves without end, and says of each save, after it, that it was done. To be killed."""

from __future__ import annotations

import sys

from graph.changes.change import Put
from graph.facts.actors import Organisation
from graph.store import open_store
from tests.towns import TOWN

if __name__ == "__main__":
    store = open_store(sys.argv[1])
    revisions = store.histories().get("992011", 0)
    while True:
        if store.draft("992011", "架空課") is None:
            office = Organisation(id=f"o{revisions + 1}", name=f"架空機関{revisions + 1}")
            store.put_into_draft("992011", "架空課", [Put(office)], line=TOWN)
        saved = store.save_draft("992011", "架空課", who="架空課")
        assert saved is not None
        revisions = saved.number
        print(revisions, flush=True)
