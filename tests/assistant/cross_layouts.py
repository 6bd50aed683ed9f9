"""Tables of signs: organisations × councils, and organisations × organisations, as towns lay them out."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from loaders.assistant.grid import Grid
from loaders.tables import Span
from tests.assistant.member_layouts import GROUPS, NUMBERS, Sheet
from tests.assistant.town import Town

LEGENDS = (
    ({"chair": "●", "vice_chair": "◎", "secretariat": "事", "observer": "△", "member": "○"}, "凡例　●：会長　◎：副会長　事：事務局　△：オブザーバー　○：委員"),
    ({"chair": "◎", "vice_chair": "●", "secretariat": "□", "observer": "▲", "member": "○"}, "【凡例】◎＝会長、●＝副会長、□＝事務局、▲＝オブザーバー、○＝構成員"),
    ({"chair": "☆", "vice_chair": "★", "secretariat": "■", "observer": "△", "member": "◯"}, "※☆は会長、★は副会長、■は事務局、△はオブザーバー、○は委員を示す。"),
    ({"chair": "会長", "vice_chair": "副会長", "secretariat": "事務局", "observer": "オブザーバー", "member": "委員"}, ""),
    ({"chair": "会", "vice_chair": "副", "secretariat": "事", "observer": "オ", "member": "○"}, "会…会長　副…副会長　事…事務局　オ…オブザーバー　○…委員"),
    ({"chair": "1", "vice_chair": "2", "secretariat": "3", "observer": "4", "member": "5"}, "1：会長 2：副会長 3：事務局 4：オブザーバー 5：委員"),
    ({}, ""),
)
CORNERS = ("機関・団体名", "機関名", "団体名", "構成機関", "", "所属機関", "関係機関", "機関名　＼　会議体", "構成機関＼会議名")
TITLES = ("{P}　各協議会の構成機関一覧（令和６年度）", "会議体別構成機関一覧表", "協議会等の構成状況", "{P} 会議体と構成機関（令和６年４月１日現在）", None)


@dataclass
class Cross:
    """A table of signs, and what it says."""

    sheet: Sheet = field(default_factory=Sheet)
    seats: dict[tuple[str, str], str] = field(default_factory=dict)
    ties: set[tuple[str, str, str, str]] = field(default_factory=set)
    grid: Grid | None = None


def broken(random: Random, name: str) -> str:
    """Return a name broken over lines, as it stands over a narrow column."""
    if random.random() < 0.5 or len(name) < 8:
        return name
    cut = random.randint(3, len(name) - 3)
    return name[:cut] + "\n" + name[cut:]


def council_table(random: Random, town: Town) -> Cross:
    """Return organisations × councils, or councils × organisations."""
    out = Cross()
    signs, legend = random.choice(LEGENDS)
    sheet, left = out.sheet, random.choice((0, 0, 1))
    across, down = (town.councils, town.organisations) if random.random() < 0.65 else (town.organisations, town.councils)
    is_turned = across is town.organisations
    grouped, numbered, total = random.random() < 0.5, random.random() < 0.4, random.random() < 0.4
    bands = not grouped and not is_turned and random.random() < 0.3
    title = random.choice(TITLES)
    if title:
        sheet.put(left, title.format(P=town.area.name))
        sheet.row += 1 + random.choice((0, 1))
    if legend and random.random() < 0.3:
        sheet.put(left, legend)
        sheet.row += 1
        legend = ""
    front = [*(["number"] if numbered else []), "name", *(["group"] if grouped else [])]
    two_rows, merged = random.random() < 0.5, random.random() < 0.6
    corner = random.choice(CORNERS[:-2] if not is_turned else ("会議体", "会議名", "協議会名", "会議体の名称", "", "会議等"))
    labels = {"number": random.choice(("№", "番号", "")), "name": corner, "group": "分野" if not is_turned else "根拠"}
    top = sheet.row
    for at, name in enumerate(front):
        sheet.put(left + at, labels[name])
        if two_rows and merged:
            sheet.merged.append(Span(top, left + at, top + 1, left + at))
    begin = left + len(front)
    if two_rows:
        sheet.put(begin, random.choice(("会議体", "会　議　体", "協議会等") if not is_turned else ("構成機関", "構　成　機　関", "機関・団体")))
        if merged and len(across) > 1:
            sheet.merged.append(Span(top, begin, top, begin + len(across) - 1))
        sheet.row += 1
    for at, name in enumerate(across):
        sheet.put(begin + at, broken(random, name))
    if total:
        sheet.cells[top, begin + len(across)] = random.choice(("計", "参加数", "構成数", "合計"))
        if two_rows and merged:
            sheet.merged.append(Span(top, begin + len(across), top + 1, begin + len(across)))
    sheet.row += 1
    plain_sign = random.choice(("○", "〇", "◯", "●", "1", "有", "✓"))
    for number, row_name in enumerate(down, start=1):
        if bands and random.random() < 0.3:
            sheet.put(left, f"【{random.choice(GROUPS)}】")
            sheet.row += 1
        if numbered:
            sheet.put(left, NUMBERS[0](number))
        sheet.put(left + front.index("name"), row_name)
        if grouped:
            sheet.put(begin - 1, random.choice(GROUPS) if not is_turned else random.choice(("要綱", "条例", "児童福祉法第25条の2")))
        count = 0
        for at, column_name in enumerate(across):
            pair = (column_name, row_name) if is_turned else (row_name, column_name)
            seat = town.seats.get(pair)
            if seat:
                sheet.put(begin + at, signs.get(seat, plain_sign))
                out.seats[pair] = seat if signs else ""
                count += 1
            elif random.random() < 0.15:
                sheet.put(begin + at, random.choice(("－", "×", "-")) if signs.get("member") not in ("×", "－") else "")
        if total:
            sheet.put(begin + len(across), str(count))
        sheet.row += 1
    if total:
        sheet.put(left + front.index("name"), "計")
        for at in range(len(across)):
            sheet.put(begin + at, "3")
        sheet.row += 1
    sheet.row += random.choice((0, 1))
    if legend:
        sheet.put(left, legend)
        sheet.row += 1
    if random.random() < 0.4:
        sheet.put(left, "※　部会は含まない。")
    out.grid = sheet.grid(file="一覧.xlsx", sheet="一覧")
    return out


TIES = (
    ({"handles_cases_together": "◎", "shares_information": "○", "": "△"}, "◎：事例の共同対応をしている　○：情報共有をしている　△：名前を知っている程度"),
    ({"shares_information": "情", "refers_to": "紹", "handles_cases_together": "共"}, "【凡例】情＝情報共有　紹＝紹介・つなぎ　共＝共同対応"),
    ({"shares_information": "A", "refers_to": "B", "funds": "C", "formal_agreement": "D"}, "A：情報交換 B：紹介 C：委託・補助 D：協定"),
    ({"shares_information": "①", "refers_to": "②", "handles_cases_together": "③", "formal_agreement": "④"}, "①情報共有　②紹介・つなぎ　③事例の共同対応　④協定・覚書"),
    ({"shares_information": "情報共有", "refers_to": "紹介・つなぎ", "handles_cases_together": "共同対応"}, ""),
    ({"shares_information": "○"}, ""),
    ({"refers_to": "●", "shares_information": "○", "": "×"}, "●…紹介したことがある\n○…情報を共有している\n×…連携なし"),
)
MATRIX_CORNERS = ("回答機関　＼　相手機関", "回答機関＼連携先", "回答機関↓　相手機関→", "回答機関", "回答した機関 / 相手")


def tie_matrix(random: Random, town: Town) -> tuple[Cross, str]:
    """Return organisations × organisations, and the kind of tie to be told where the signs say none."""
    out = Cross()
    signs, legend = random.choice(TIES)
    sheet, left, names = out.sheet, random.choice((0, 0, 1)), town.organisations
    has_kind = bool(legend) or "refers_to" in signs
    diagonal, numbered = random.choice(("／", "", "－", "＼", "■")), random.random() < 0.3
    short = numbered and random.random() < 0.5
    if random.random() < 0.7:
        sheet.put(left, random.choice(("機関間の連携状況（令和６年８月調査）", f"{town.area.name}　機関間連携マトリックス", "関係機関のつながり")))
        sheet.row += 1 + random.choice((0, 1))
    if legend and random.random() < 0.5:
        sheet.put(left, legend)
        sheet.row += 1
        legend = ""
    total = random.random() < 0.4
    begin = left + 1 + numbered
    if numbered:
        sheet.put(left, random.choice(("№", "番号")))
    sheet.put(begin - 1, random.choice(MATRIX_CORNERS))
    for at, name in enumerate(names):
        sheet.put(begin + at, str(at + 1) if short else broken(random, name))
    if total:
        sheet.put(begin + len(names), "計")
    sheet.row += 1
    for row, source in enumerate(names):
        if numbered:
            sheet.put(left, str(row + 1))
        sheet.put(begin - 1, source)
        for at, target in enumerate(names):
            if row == at:
                sheet.put(begin + at, diagonal)
            elif random.random() < 0.25:
                kind, sign = random.choice(list(signs.items()))
                sheet.put(begin + at, sign)
                if kind:
                    out.ties.add((source, target, kind if has_kind else "shares_information", source))
        if total:
            sheet.put(begin + len(names), "4")
        sheet.row += 1
    if total:
        sheet.put(begin - 1, "計")
        for at in range(len(names)):
            sheet.put(begin + at, "2")
        sheet.row += 1
    if legend:
        sheet.row += 1
        sheet.put(left, legend)
    out.grid = sheet.grid(file="集計.xlsx", sheet="集計")
    return out, "" if has_kind else "shares_information"
