"""A program that declares facts otherwise than this one: FOLDER holds its modules of `graph/facts`.

    python -m tests.store.newer_program FOLDER open URL       brings the store up to its declarations, and checks it
    python -m tests.store.newer_program FOLDER save URL       saves みどり市 with whatever KINDS says there, and checks it
    python -m tests.store.newer_program FOLDER remove URL     removes it again

What `check` finds is printed, a line each.
"""

from __future__ import annotations

import sys
from typing import Any

import graph.facts

if __name__ == "__main__":
    folder, what, url = sys.argv[1:]
    graph.facts.__path__.insert(0, folder)

    from graph.record.kinds import BY_PLURAL
    from graph.replacing import replace
    from graph.store import open_store
    from tests.store.newer_facts import NEWER

    store = open_store(url)
    if what != "open":
        loaded = store.load("992011")
        changes: dict[str, Any] = {plural: tuple(BY_PLURAL[plural](**values) for values in facts)
                                   for plural, facts in NEWER.items() if plural in BY_PLURAL}
        record = replace(loaded.record, **(changes if what == "save" else dict.fromkeys(changes, ())))
        store.save(record, based_on=loaded.revision, who="架空課")
        assert store.load("992011").record == record, "what is read back is what was saved"
    for line in store.check():
        print(line)
    store.close()
