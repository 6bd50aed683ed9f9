"""Lists of members as towns lay them out: headings, numbers, merged cells, terms, notes, persons, blocks."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from loaders.assistant.grid import Grid, grid_of
from loaders.tables import Span
from tests.assistant.town import SEATS, Town, person

ORGANISATION = ("機関名", "団体名", "機関・団体名", "所属機関・団体", "所属", "構成機関", "団体・機関名", "所　属", "機　関　名", "所属機関名", "名称", "機関・団体等の名称", "推薦団体", "所属団体等", "関係機関名", "構成団体")
SEAT = ("役職", "役職名", "協議会役職", "役　職", "委員区分", "協議会での役職", "役割", "会議での役割")
PERSON = ("氏名", "氏　名", "委員氏名", "名前", "担当者", "委員名", "担当者氏名", "氏名（敬称略）", "お名前")
POST = ("職名", "職　名", "職", "所属での役職", "職位", "補職名")
NUMBER = ("番号", "№", "No.", "No", "", "NO", "順", "通番")
GROUP = ("区分", "分野", "選出区分", "種別", "分類", "領域", "選任区分")
NOTE = ("備考", "摘要", "備　考")
TERM = ("任期", "任　期", "委嘱期間")
NUMBERS = (lambda n: str(n), lambda n: chr(0x245F + n) if n <= 20 else str(n), lambda n: f"({n})", lambda n: "".join(chr(ord(c) + 0xFEE0) for c in str(n)),
           lambda n: "アイウエオカキクケコサシスセソタチツテトナニヌネノ"[n - 1] if n <= 25 else str(n), lambda n: f"{n}.")
GROUPS = ("行政", "福祉", "保健・医療", "教育", "地域", "関係団体", "司法・警察", "就労", "民間団体", "関係行政機関")
NOTES = ("※ 任期は２年とする。", "※　順不同・敬称略", "（注）部会員は別に定める。", "＊印は新任", "備考：欠員が生じた場合は補充する。", "※ 事務局は福祉課が担う。")
TITLES = ("{C}　委員名簿", "{C}委員名簿", "{C}　構成員名簿（令和６年度）", "令和６年度　{C}　委員名簿", "{C}構成機関一覧", "【{C}】", "{C}", "資料１　{C}　構成員", "１．{C}", "■{C}", "{C}の構成員について", "別紙　{C} 委員一覧（R6.4.1現在）",
          "{C}\n委員名簿", "○{C}委員")


@dataclass
class Sheet:
    """A sheet while it is laid out: its cells by place, what is merged, which names stand in it."""

    cells: dict[tuple[int, int], str] = field(default_factory=dict)
    merged: list[Span] = field(default_factory=list)
    persons: list[str] = field(default_factory=list)
    row: int = 0

    def put(self, column: int, text: str) -> None:
        """Write a cell into the row that is being laid out."""
        if text:
            self.cells[self.row, column] = text

    def grid(self, **what: object) -> Grid:
        """Return the sheet as a grid."""
        height = max((row for row, _ in self.cells), default=0) + 1
        width = max((column for _, column in self.cells), default=0) + 1
        return grid_of([[self.cells.get((row, column), "") for column in range(width)] for row in range(height)], merged=tuple(self.merged), **what)


@dataclass(frozen=True)
class Style:
    """How one list is laid out."""

    columns: tuple[str, ...]
    headings: dict[str, str]
    is_merged: bool
    number: int
    repeats: str
    two_rows: bool
    left: int
    bands: bool


def style(random: Random, *, with_seat: bool = True) -> Style:
    """Return one of the many ways to lay out a list."""
    optional = [("number", NUMBER, 0.7), ("group", GROUP, 0.4), ("person", PERSON, 0.7), ("post", POST, 0.3), ("term", TERM, 0.3), ("note", NOTE, 0.5), ("phone", ("電話番号", "連絡先", "携帯電話", "TEL"), 0.2),
                ("mail", ("メールアドレス", "E-mail", "メール"), 0.15)]
    chosen = [(name, random.choice(words)) for name, words, share in optional if random.random() < share]
    middle = [("organisation", random.choice(ORGANISATION)), *([("seat", random.choice(SEAT))] if with_seat else []), *(column for column in chosen if column[0] not in ("number", "group", "note"))]
    random.shuffle(middle)
    front = [column for column in chosen if column[0] in ("number", "group")]
    columns = [*front, *middle, *(column for column in chosen if column[0] == "note")]
    headings = dict(columns)
    if "post" in headings and headings.get("seat") in ("役職", "役職名", "役　職"):
        headings["seat"] = "協議会役職"
    return Style(tuple(name for name, _ in columns), headings, random.random() < 0.6, random.randrange(len(NUMBERS)), random.choice(("blank", "ditto", "full", "merged")),
                 random.random() < 0.2, random.choice((0, 0, 0, 1, 2)), random.random() < 0.15 and "group" not in headings)


def write_list(random: Random, town: Town, council: str, sheet: Sheet, layout: Style, *, title: str | None) -> None:
    """Lay out one council's list below what the sheet holds already."""
    width = len(layout.columns)
    if title is not None:
        sheet.put(layout.left, title.format(C=council))
        if layout.is_merged:
            sheet.merged.append(Span(sheet.row, layout.left, sheet.row, layout.left + width - 1))
        sheet.row += 1
        for _ in range(random.choice((0, 0, 1, 2))):
            sheet.put(layout.left + width - 1, random.choice(("", "令和６年４月１日現在", "（敬称略・順不同）", "R6.4.1現在", "令和6年4月1日時点")))
            sheet.row += 1
    _headings(layout, sheet)
    _members(random, town, council, sheet, layout)
    if random.random() < 0.25:
        sheet.put(layout.left, "計")
        sheet.put(layout.left + 1, f"{len(town.members(council))}団体")
        sheet.row += 1
    for _ in range(random.choice((0, 0, 1, 2))):
        sheet.row += random.choice((0, 1))
        sheet.put(layout.left, random.choice(NOTES))
        sheet.row += 1
    sheet.row += random.choice((1, 2, 3))


def _headings(layout: Style, sheet: Sheet) -> None:
    if not layout.two_rows:
        for at, name in enumerate(layout.columns):
            sheet.put(layout.left + at, layout.headings[name])
        sheet.row += 1
        return
    member_columns = {"organisation", "post", "person"}
    places = [at for at, name in enumerate(layout.columns) if name in member_columns]
    together = places == list(range(places[0], places[0] + len(places))) and len(places) > 1
    for at, name in enumerate(layout.columns):
        if together and at in places:
            if at == places[0]:
                sheet.put(layout.left + at, "委　員")
                if layout.is_merged:
                    sheet.merged.append(Span(sheet.row, layout.left + at, sheet.row, layout.left + places[-1]))
        else:
            sheet.put(layout.left + at, layout.headings[name])
            if together and layout.is_merged:
                sheet.merged.append(Span(sheet.row, layout.left + at, sheet.row + 1, layout.left + at))
    sheet.row += 1
    if together:
        for at in places:
            sheet.put(layout.left + at, layout.headings[layout.columns[at]])
        sheet.row += 1


def _members(random: Random, town: Town, council: str, sheet: Sheet, layout: Style) -> None:
    members = town.members(council)
    words = {seat: random.choice(names) for seat, names in SEATS.items()}
    if words["chair"][-2:] not in words["vice_chair"]:
        words["vice_chair"] = "副" + words["chair"]
    groups = sorted(random.choices(range(len(GROUPS)), k=len(members)))
    kept_since = sheet.row
    last_group = -1
    for number, (member, group) in enumerate(zip(members, groups, strict=True), start=1):
        seat = town.seats[member, council]
        if layout.bands and group != last_group:
            sheet.put(layout.left, random.choice(("【{}】", "■{}", "＜{}＞", "○ {}")).format(GROUPS[group]))
            if layout.is_merged:
                sheet.merged.append(Span(sheet.row, layout.left, sheet.row, layout.left + len(layout.columns) - 1))
            sheet.row += 1
        for extra in range(random.choice((1, 1, 1, 1, 2)) if "person" in layout.columns else 1):
            _row(random, sheet, layout, member, words[seat], number, GROUPS[group], is_first_of_group=group != last_group or layout.bands, is_further=extra > 0, first=kept_since)
            last_group = group


def _row(random: Random, sheet: Sheet, layout: Style, organisation: str, seat: str, number: int, group: str, *, is_first_of_group: bool, is_further: bool, first: int) -> None:
    repeats = layout.repeats if layout.repeats != "merged" or layout.is_merged else "blank"
    for at, name in enumerate(layout.columns):
        column = layout.left + at
        match name:
            case "organisation":
                text = organisation if not is_further or repeats == "full" else "〃" if repeats == "ditto" else ""
                if not text and repeats == "merged":
                    sheet.merged.append(Span(sheet.row - 1, column, sheet.row, column))
            case "seat":
                text = seat
            case "number":
                text = NUMBERS[layout.number](number) if not is_further else ""
            case "group":
                text = group if (is_first_of_group and not is_further) or repeats == "full" else "〃" if repeats == "ditto" else ""
                if not text and layout.is_merged:
                    sheet.merged.append(Span(sheet.row - 1, column, sheet.row, column))
            case "person":
                text = person(random)
                sheet.persons.append(text)
            case "post":
                text = random.choice(("課長", "会長", "事務局長", "所長", "係長", "理事長", "生活安全課長", "管理者", "精神保健福祉士", "園長", "代表", "副会長"))
            case "term":
                is_first = sheet.row == first
                text = "R6.4.1～R8.3.31" if is_first or repeats == "full" else "〃" if repeats == "ditto" else ""
                if not text and layout.is_merged:
                    sheet.merged.append(Span(sheet.row - 1, column, sheet.row, column))
            case "phone":
                text = f"090-0000-{random.randint(1000, 9999)}"
                sheet.persons.append(text)
            case "mail":
                text = f"m{random.randint(10, 999)}@kakuu.example"
                sheet.persons.append(text)
            case _:
                text = random.choice(("", "", "", "新任", "再任", "充て職"))
        sheet.put(column, text)
    sheet.row += 1
