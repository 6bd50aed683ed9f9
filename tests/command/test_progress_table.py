"""The table as prefectures report it: written by `rollup --to`, read back by `import --as progress`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from cli import main
from tests.command.test_command import answer
from tests.loaders.files import workbook

PREFECTURE = "990001"
AREAS = [["自治体コード", "自治体名", "区分"], [PREFECTURE, "架空県", "都道府県"], ["992011", "架空みどり市", "市"],
         ["993018", "架空いずみ町", "町"], ["993026", "架空うみべ町", "町"], ["993034", "架空えのき村", "村"]]
JUDGED = [["自治体コード", "項目", "状況", "代替手段", "時点"],
          ["992011", "M1a", "実施済", "", "2026-04-01"], ["992011", "M2", "一部実施", "", "2025-10"],
          ["992011", "M3", "代替手段で実施済", "既存のネットワークの活用", "2026-04-01"],
          ["993018", "M1a", "未実施", "", "FY2025"], ["993018", "M2", "実施済", "", "2026-03"],
          ["993026", "M1a", "実施済", "", "2026-04-01"], ["993026", "M3", "未実施", "", "2026-03"],
          ["993034", "M3", "代替手段で実施済", "関係者間相互の連絡体制", "2024"]]
REASONS = [["自治体コード", "種類", "内容"], ["993026", "理由", "担当課が決まっていない"], ["993026", "理由", "人手が足りない"]]
Command = Callable[..., Result]


@pytest.fixture
def command(tmp_path: Path) -> Command:
    """Run the command on one of two stores: of the prefecture that reports, and of the one that reads."""
    def command(store: str, *words: str) -> Result:
        url = f"sqlite:///{tmp_path / store}.db"
        return CliRunner().invoke(main, [words[0], "--store", url, *words[1:]], catch_exceptions=False)

    book = workbook(tmp_path / "県.xlsx", {"自治体": AREAS, "取組状況": JUDGED, "特記": REASONS})
    assert command("reports", "import", str(book)).exit_code == 0
    assert command("reads", "import", str(workbook(tmp_path / "自治体.xlsx", {"自治体": AREAS}))).exit_code == 0
    return command


def counted(reply: dict[str, Any]) -> dict[str, dict[str, tuple[str, str | None]]]:
    return {town["code"]: {item: (state["status"], state["as_of"]) for item, state in town["items"].items()
                           if item in ("M1a", "M2", "M3")} for town in reply["municipalities"]}


@pytest.mark.parametrize(("ending", "language"), [(".xlsx", "ja"), (".xlsx", "en"), (".csv", "ja")])
def test_the_table_is_read_back_as_it_was_written(
        command: Command, tmp_path: Path, ending: str, language: str) -> None:
    table = tmp_path / f"取組状況{ending}"
    assert command("reports", "rollup", "99", "--to", str(table), "--lang", language).exit_code == 0
    read = command("reads", "import", str(table), "--area", PREFECTURE, "--as", "progress", "--source", "架空の照会")
    assert read.exit_code == 0, read.stderr
    there, here = (answer(command(store, "rollup", "99", "--json")) for store in ("reports", "reads"))
    assert counted(here) == counted(there)
    exported = command("reads", "export", "993034", "993026", "--to", str(tmp_path / "読んだ"))
    assert exported.exit_code == 0
    texts = "".join(path.read_text(encoding="utf-8-sig") for path in (tmp_path / "読んだ").iterdir())
    assert all(said in texts for said in ("関係者間相互の連絡体制", "担当課が決まっていない", "人手が足りない"))


def test_what_has_changed_since_a_day_is_told(command: Command) -> None:
    reply = answer(command("reports", "rollup", "99", "--since", "2000-01-01", "--json"))
    assert reply["since"] == "2000-01-01"
    assert {"area": "993026", "name": "架空うみべ町", "item": "M3", "was": None, "becomes": "unmet"} in reply["changes"]
    assert answer(command("reports", "rollup", "99", "--since", "2099", "--json"))["changes"] == []
