"""A file is read in its encoding, or refused with the line and the way out; never as something else."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.encodings import CASES, LENGTHS, PLAIN, names, outcomes
from loaders.encodings import decoded
from tests.loaders.files import AREA, csv_file, problems, reading

READ = [name for name in PLAIN if name not in ("euc_jp", "gb18030", "big5", "cp949")]
REFUSED = [name for name in CASES if name.startswith("cut") or "garbled" in name or name in ("gb18030", "big5", "cp949")]
MIXED = [name for name in CASES if "then" in name]


@pytest.fixture(scope="module")
def words() -> list[str]:
    return names()


@pytest.mark.parametrize("length", LENGTHS)
@pytest.mark.parametrize("name", READ)
def test_files_of_real_names_are_read_in_every_encoding(words: list[str], name: str, length: int) -> None:
    counts = outcomes(name, length, words, tries=20, compared=False)
    assert counts["right"] == counts["files"] > 0


@pytest.mark.parametrize("length", LENGTHS)
def test_euc_jp_is_read_where_kana_tell_it_from_chinese_and_refused_else(words: list[str], length: int) -> None:
    counts = outcomes("euc_jp", length, words, tries=20, compared=False)
    assert counts["wrong"] == 0
    assert counts["right"] == counts["files"] or length < 5


@pytest.mark.parametrize("length", LENGTHS)
@pytest.mark.parametrize("name", REFUSED)
def test_files_that_are_cut_garbled_or_foreign_are_refused(words: list[str], name: str, length: int) -> None:
    counts = outcomes(name, length, words, tries=20, compared=False)
    assert counts["refused"] == counts["files"]


@pytest.mark.parametrize("name", MIXED)
def test_files_of_two_encodings_are_never_read_as_one(words: list[str], name: str) -> None:
    counts = outcomes(name, 20, words, tries=40, compared=False)
    assert (counts["wrong"], counts["refused"] > 30) == (0, True)


def line(text: str, encoding: str) -> bytes:
    return f"{text}\r\n".encode(encoding)


HEAD = "自治体コード,名称,種類"


@pytest.mark.parametrize(("content", "kind", "row", "value"), [
    (line(HEAD, "cp932") + line("992011,架空みどり市,市", "utf-8"), "mixed_encodings", 2, "Shift_JIS (cp932) / UTF-8"),
    (line(HEAD, "utf-8") + line("992011,架空みどり市,市", "cp932"), "mixed_encodings", 2, "UTF-8 / Shift_JIS (cp932)"),
    (line(HEAD, "utf-8").rstrip()[:-1], "cut_off", 1, "UTF-8"),
    (line(HEAD, "cp932").rstrip()[:-1], "cut_off", 1, "Shift_JIS (cp932)"),
    (line("code,name", "utf-8") + b"992011,\xff\xff\r\n", "undecodable", 2, "0xFF"),
    ("code,name\n1,架空福祉事務所".encode().decode("cp932").encode(), "doubtful_encoding", 2, "譫ｶ遨ｺ遖冗･"),
    (line("code,架空みどり", "utf-7"), "doubtful_encoding", 1, "UTF-7: 架空みどり"),
    ("自治体コード,名称\ufffd".encode(), "doubtful_encoding", 1, "�"),
    ("自治体コード,名称".encode("utf-16")[:-1], "cut_off", None, "UTF-16"),
])
def test_a_refused_encoding_says_where_and_what(tmp_path: Path, content: bytes, kind: str, row: int, value: str) -> None:
    path = tmp_path / "自治体.csv"
    path.write_bytes(content)
    (problem,) = problems(path)
    assert (problem.kind.value, problem.row) == (kind, row)
    assert problem.value.startswith(value)


@pytest.mark.parametrize(("encoding", "named"), [("euc_jp", "EUC-JP"), ("iso2022_jp", "ISO-2022-JP"), ("utf-16-le", "UTF-16"),
                                                 ("utf-32", "UTF-32")])
def test_an_older_encoding_is_read_where_it_is_plain_and_told(tmp_path: Path, encoding: str, named: str) -> None:
    outcome = reading(csv_file(tmp_path / "自治体.csv", AREA, encoding))
    assert outcome.records[0].area.name == "架空みどり市"
    assert [r.value for r in outcome.hints] == [named]


@pytest.mark.parametrize("text", ["code,name\r\n1,Café\r\n", "code,name\r\n1,한국\r\n", "code,name\r\n1,檮原町ｹｱﾊｳｽ\r\n"])
def test_what_is_utf_8_stays_utf_8(text: str) -> None:
    assert decoded(text.encode()).text == text


def test_half_width_kana_and_the_characters_of_windows_are_read() -> None:
    text = "機関ID,名称\r\na,㈱架空ﾌｰｽﾞ\r\nb,髙﨑①～会\r\n"
    assert (decoded(text.encode("cp932")).text, decoded(text.encode("cp932")).encoding) == (text, "cp932")
