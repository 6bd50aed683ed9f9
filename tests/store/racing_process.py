"""An office that counts its own saves in a record that another office counts its own in, at the same time."""

from __future__ import annotations

import sys

from graph.replacing import replace
from graph.store import open_store
from graph.store.conflict import RevisionConflict


def counted(url: str, office: str, saves: int) -> None:
    """Save so many times; each time the office's own actor says one more than what was read."""
    store = open_store(url)
    done = 0
    while done < saves:
        loaded = store.load("992011")
        actors = tuple(replace(o, note=str(int(o.note or 0) + 1)) if o.id == office else o
                       for o in loaded.record.organisations)
        try:
            store.save(replace(loaded.record, organisations=actors), based_on=loaded.revision.number, who=office)
        except RevisionConflict:
            continue
        done += 1
    store.close()


if __name__ == "__main__":
    counted(sys.argv[1], sys.argv[2], int(sys.argv[3]))
