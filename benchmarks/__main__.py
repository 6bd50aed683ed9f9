"""Runs every comparison and writes docs/benchmarks.md, docs/link-ranking.md and docs/encodings.md: `make bench`.

Needs Chromium, Java 17 and Maven.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import platform
from itertools import chain
from pathlib import Path

from benchmarks import comparison, encodings, gaps, in_browser, in_process, link_ranking, nation_page, reading, server
from benchmarks.invented import NATION

TARGET = Path(__file__).parents[1] / "docs" / "benchmarks.md"
REMARKS = Path(__file__).with_name("remarks.md")
HEAD = """# Benchmarks

Made by `make bench` on {day}: Python {python}, {system}, {cores} cores. Every line compares two ways to the
same end, run in turn in one run; the ratio is the median of the rounds, with the lowest and the highest. The
invented nation has {municipalities:,} municipalities, {organisations:,} organisations and {relations:,}
relations (`benchmarks/invented.py`, seeded; scale {scale:g}).

| What | Ours | Beside | Theirs | Ratio | Aim |
|---|---|---|---|---|---|
"""


def main() -> None:
    """Run everything, print each line as it comes, write the page when all are there."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--scale", type=float, default=1.0, help="1 is the nation")
    options.add_argument("--to", type=Path, default=TARGET)
    given = options.parse_args()
    rows = []
    parts = (in_process.lines(given.scale), gaps.lines(given.scale), comparison.lines(given.scale),
             reading.lines(given.scale), in_browser.lines(), nation_page.lines(given.scale), server.lines(given.scale))
    for line in chain(*parts):
        rows.append(line.row())
        print(rows[-1], flush=True)
    head = HEAD.format(day=dt.datetime.now(dt.UTC).date(), python=platform.python_version(),
                       system=platform.system(), cores=os.cpu_count(), scale=given.scale,
                       **{name: round(value * given.scale) for name, value in NATION.items()})
    link_ranking.main()
    encodings.main()
    remarks = REMARKS.read_text(encoding="utf-8")
    given.to.write_text(head + "\n".join(rows) + "\n\n" + remarks, encoding="utf-8")


if __name__ == "__main__":
    main()
