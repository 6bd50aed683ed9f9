"""Ordinances, appended tables and plain lists as towns write them."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from tests.assistant.town import Town

KANJI = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三", "十四", "十五", "十六", "十七", "十八", "十九", "二十")
KANA = "アイウエオカキクケコサシスセソタチツテト"
MARKERS = (
    lambda n: KANJI[n - 1] + "　", lambda n: f"({n})　", lambda n: f"（{''.join(chr(ord(c) + 0xFEE0) for c in str(n))}）", lambda n: KANA[n - 1] + "　",
    lambda n: chr(0x245F + n) + " ", lambda n: f"{n}. ", lambda n: f"({n}) ", lambda n: "・", lambda n: f"{n}　", lambda n: chr(0x2473 + n), lambda n: f"（{KANJI[n - 1]}）",
)
CATEGORIES = (
    ("学識経験を有する者", "学識経験を有する者"), ("学識経験者", "学識経験者"), ("その他{L}が必要と認める者", "その他{L}が必要と認める者"), ("教育関係者", "教育関係者"), ("医療関係者", "医療関係者"),
    ("前各号に掲げる者のほか、{L}が適当と認める者", "前各号に掲げる者のほか、{L}が適当と認める者"), ("保健医療関係者", "保健医療関係者"), ("福祉関係団体の代表者", "福祉関係団体の代表者"), ("公募による{M}民", "公募による{M}民"),
    ("関係行政機関の職員", "関係行政機関の職員"), ("障害者団体の代表者", "障害者団体の代表者"), ("民間支援団体を代表する者", "民間支援団体を代表する者"), ("当事者及びその家族", "当事者及びその家族"), ("法律、福祉等に関し専門的な知識を有する者", "法律、福祉等に関し専門的な知識を有する者"),
    ("企業の代表者", "企業の代表者"), ("地域住民の代表", "地域住民の代表"), ("障害福祉サービス事業者", "障害福祉サービス事業者"), ("就労支援に従事する者", "就労支援に従事する者"),
)
BEHIND = ("", "", "の代表者", "の職員", "を代表する者", "の代表", "から推薦された者", "の長が指名する者", "に属する者", "の推薦する者")
TASKS = ("支援に係る情報の共有に関すること。", "関係機関の連携に関すること。", "実態の把握及び支援策の検討に関すること。", "普及啓発に関する事項", "その他目的を達成するために必要な事項に関すること。", "事例の検討", "計画の策定及び進行管理に関すること。", "関係機関及び関係団体との連絡調整")
GROUPS = ("関係行政機関", "福祉関係", "保健医療関係", "教育関係", "関係団体", "その他", "地域団体", "就労関係機関")


@dataclass
class Written:
    """A text, and what a careful reader takes from it: (name, whether only a category, seat)."""

    lines: list[str] = field(default_factory=list)
    members: list[tuple[str, bool, str]] = field(default_factory=list)
    council: str = ""
    secretariat: str = ""


def _items(random: Random, town: Town, council: str) -> list[tuple[str, str, bool]]:
    leader, kind = ("市長", "市") if town.area.name.endswith("市") else ("区長", "区") if town.area.name.endswith("区") else ("町長", "町")
    named = [(name + (random.choice(BEHIND) if not name.endswith(("課", "部")) else ""), name, False) for name in town.members(council)]
    kinds = [(text.format(L=leader, M=kind), name.format(L=leader, M=kind), True) for text, name in random.sample(CATEGORIES, random.randint(0, 4))]
    kinds.sort(key=lambda item: item[0].startswith(("その他", "前各号")))
    return named + kinds


def _listed(random: Random, items: list[tuple[str, str, bool]], *, indent: str, nested: bool, wrap: bool) -> list[str]:
    first, second = random.sample(MARKERS, 2)
    if nested and first(1) == "・":
        first, second = second, first
    lines: list[str] = []
    if not nested:
        for number, (text, _, _) in enumerate(items, start=1):
            lines += _wrapped(indent + first(number) + text, indent + "　　", wrap)
        return lines
    cut = sorted(random.sample(range(1, len(items)), min(random.randint(1, 3), len(items) - 1)))
    parts = [items[a:b] for a, b in zip([0, *cut], [*cut, len(items)], strict=True)]
    for number, part in enumerate(parts, start=1):
        lines.append(indent + first(number) + random.choice(GROUPS))
        for at, (text, _, _) in enumerate(part, start=1):
            lines += _wrapped(indent + "　" + second(at) + text, indent + "　　　", wrap)
    return lines


def _wrapped(line: str, indent: str, wrap: bool) -> list[str]:
    return [line[:20], indent + line[20:]] if wrap and len(line) > 24 else [line]


def ordinance(random: Random, town: Town, council: str) -> Written:
    """Return an ordinance that sets up a council, with its members in an article or in an appended table."""
    out = Written(council=council)
    items = _items(random, town, council)
    out.members = [(name, is_category, "member") for _, name, is_category in items]
    instrument = random.choice(("設置要綱", "要綱", "設置条例", "運営要綱", "設置要領", "規則", "設置規程"))
    tasks = random.sample(TASKS, random.randint(2, 4))
    marker = random.choice(MARKERS[:3])
    indent = random.choice(("", "　", "　　", " "))
    nested, wrap = random.random() < 0.25 and len(items) > 3, random.random() < 0.2
    appended = random.random() < 0.35
    lead = random.choice(("委員は、次に掲げる者のうちから{L}が委嘱する。", "協議会は、次に掲げる機関及び団体をもって構成する。", "委員は、次の各号に掲げる者のうちから{L}が委嘱し、又は任命する。", "協議会の委員は、次に掲げる関係機関等から{L}が委嘱又は任命する。",
                          "協議会は、次に掲げる者をもって組織する。")).format(L="町長")
    department = f"{town.area.name}福祉課"
    out.secretariat = department if department not in town.members(council) else ""
    titled = random.random() < 0.85
    art = lambda n, title, text: ([f"（{title}）"] if titled else []) + [f"第{n}条　{text}"]  # noqa: E731
    out.lines = [random.choice(("○", "", "　")) + council + instrument, random.choice(("（令和４年３月25日告示第12号）", "令和４年３月25日", "平成30年4月1日\n告示第5号"))]
    out.lines = [line for text in out.lines for line in text.split("\n")]
    out.lines += art(1, "設置", f"支援を必要とする者を支えるため、{council}（以下「協議会」という。）を置く。")
    out.lines += [*art(2, "所掌事務", random.choice(("協議会は、次に掲げる事項を協議する。", "協議会の所掌事務は、次のとおりとする。", "協議会は、次の各号に掲げる事務を行う。"))),
                  *(indent + marker(n) + task for n, task in enumerate(tasks, start=1))]
    if appended:
        out.lines += art(3, "組織", "協議会は、別表に掲げる機関及び団体をもって構成する。")
    else:
        out.lines += art(3, "組織", random.choice((lead, f"協議会は、委員１５人以内をもって組織する。\n２　{lead}")))
        out.lines = [line for text in out.lines for line in text.split("\n")]
        out.lines += _listed(random, items, indent=indent, nested=nested, wrap=wrap)
    out.lines += [*art(4, "任期", "委員の任期は、２年とする。ただし、再任を妨げない。"), "２　補欠の委員の任期は、前任者の残任期間とする。",
                  *art(5, "会長及び副会長", "協議会に会長及び副会長を置き、委員の互選によりこれを定める。"), "２　会長は、会務を総理し、協議会を代表する。",
                  *art(6, "会議", "協議会の会議は、会長が招集し、会長が議長となる。"),
                  *art(7, "庶務", f"協議会の庶務は、{department}において処理する。"),
                  "　　　附　則", "この要綱は、令和４年４月１日から施行する。"]
    if appended:
        out.lines += [random.choice(("別表（第３条関係）", "別表", "別表第１（第３条関係）")), *_listed(random, items, indent=indent, nested=nested, wrap=wrap)]
        if random.random() < 0.3:
            out.lines.append("備考　この表に掲げる機関等は、協議会の同意を得て追加することができる。")
    return out


def plain_list(random: Random, town: Town, council: str) -> Written:
    """Return a list without an ordinance around it: an appended table alone, or pasted lines."""
    out = Written(council=council)
    items = _items(random, town, council)
    out.members = [(name, is_category, "member") for _, name, is_category in items]
    title = random.choice((f"{council}　構成員", f"{council}委員", f"○{council}　構成機関一覧", f"【{council}】"))
    out.lines = [title, *([""] if random.random() < 0.5 else [])]
    if random.random() < 0.25:
        out.lines += [text for text, _, _ in items]
    else:
        out.lines += _listed(random, items, indent=random.choice(("", "　")), nested=random.random() < 0.3 and len(items) > 3, wrap=random.random() < 0.2)
    if random.random() < 0.3:
        out.lines.append("※　順不同")
    return out
