"""Writes the weights of gaps into docs/gaps.md, as the code has them: the last cell of each row that names one.

python -m tools.weights
"""

from __future__ import annotations

import re
from pathlib import Path

from graph.analysis.gaps import likely, peers, ranking
from graph.analysis.gaps.ranking import gap_kinds

DOCS = Path(__file__).resolve().parent.parent / "docs" / "gaps.md"


def weights() -> dict[str, str]:
    """Return what each row of the docs says of weights, by the name in its first cell: every kind of gap, and more."""
    return {kind.id: kind.weighs for kind in gap_kinds().values()} | {
        "fading": f"{ranking.FADES:g}",
        "common partners": f"{likely.ADAMIC_ADAR:g}", "common networks": f"{likely.SHARED_NETWORKS:g}",
        "peers": f"{likely.PEERS:g}", "gain": f"{likely.GAIN:g}",
        "fewest peers": f"{peers.LEAST}", "most peers": f"{peers.MOST}", "size": f"{peers.FACTOR:g}",
    }


def written(text: str) -> str:
    """Return the docs with the weights in their rows. Raises ValueError with all that no row names, or several."""
    wrong = []
    for name, says in weights().items():
        row = re.compile(rf"^(\| `?{re.escape(name)}`? \|.*\| )[^|]*( \|)$", re.MULTILINE)
        text, count = row.subn(lambda match, says=says: f"{match[1]}{says}{match[2]}", text)
        if count != 1:
            wrong.append(f"{name} stands in {count} rows of {DOCS.name}")
    if wrong:
        raise ValueError("\n".join(wrong))
    return text


if __name__ == "__main__":
    DOCS.write_text(written(DOCS.read_text(encoding="utf-8")), encoding="utf-8")
