"""Which of the lists in a text name members, and which council a text is about."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.assistant import cells
from loaders.assistant.categories import is_category, is_general, without_people
from loaders.assistant.grid import CUT
from loaders.assistant.mentions import pieces_of
from loaders.assistant.naming import BRACKETS_BEHIND, organisation_likeness
from loaders.assistant.offices import office_of
from loaders.assistant.seats import seat_in_front
from loaders.assistant.spelling import kept, plain
from loaders.assistant.text_items import Listing, leaves_of
from loaders.assistant.text_lines import Line
from loaders.assistant.titles import council_in, council_likeness

_MEMBERS = re.compile(
    r"委員|構成|組織する|組織し|委嘱|任命|掲げる者|掲げる機関|掲げる団体|掲げる職|関係機関|参加|会員|メンバー|出席"
    r"|代表者|属する者|をもって充て"
)
_TASKS = re.compile(
    r"事項|事務|業務|所掌|協議する|検討する|審議|目的|定義|用語|任務|活動|書類|要件|いずれか|場合|取り扱|秘密|基準"
    r"|行う。$|実施する。$|報告"
)
_MEMBERS_TITLE = re.compile(
    r"出席|欠席|事務局|オブザーバー|組織|構成|委員|会員|構成員|構成機関|メンバー|参加|関係機関|団体"
)
_TASKS_TITLE = re.compile(
    r"所掌|任務|事務|業務|事業|目的|定義|協議事項|検討事項|庶務|守秘|秘密|任期|職務|報告|附|委任|その他|設置|趣旨"
    r"|会議の|開催|運営|役割|活動"
)
_TASK = re.compile(
    r"(?:こと|事項|もの)。?$|に関する.{0,12}$|(?:検討|協議|調整|推進|共有|実施|作成|整備|交換|把握|啓発|普及|研修"
    r"|研究|評価|審査|報告|策定|連携|確認|支援体制の.{1,6})。?$|場合(?:に.*)?。?$|とき。?$|(?:する|行う|図る|いう"
    r"|定める)。$"
)
_DEFINED = re.compile(
    r"([^、。「」]{3,60}?)[（(]以下[「『]?[^」』）)]+[」』]?[ \u3000]*(?:という|と称する|と略する)[。]?[）)]"
)


def group_headings(texts: Sequence[str]) -> set[int]:
    """Return which items of a flat list are headings of groups: general words, each with names below it."""

    def is_heading(text: str) -> bool:
        return is_general(text) and is_category(text) and not re.search(r"[者員]$|代表|職員|その他.+|会$", plain(text))

    marked = {
        at
        for at, text in enumerate(texts[:-1])
        if is_heading(text) and not is_category(without_people(texts[at + 1])[0])
    }
    names = [text for text in texts if not is_heading(text)]
    return marked if len(marked) > 1 and len(names) > len(marked) and is_heading(texts[0]) else set()


def is_ordinance(lines: Sequence[Line]) -> bool:
    """Return whether a text has articles: an ordinance, rules, an agreement."""
    return sum(line.kind == "article" for line in lines) >= 2


def council_of_text(lines: Sequence[Line]) -> str:
    """Return the council that a text is about: from its title, or where its first article sets it up."""
    for line in lines[:6]:
        if line.kind in ("council", "text", "item", "appended") and (council := council_in(line.text)):
            return council
    for line in lines:
        if line.kind in ("article", "paragraph") and (defined := _DEFINED.search(line.text)):
            name = re.split(r"、|ため|より|基づき|として", defined[1])[-1]
            name = re.sub(r"^(?:に|、|本町に|本市に|町に|市に)", "", kept(name))
            if council_likeness(name) >= 1:
                return name
    return ""


def members_likeness(listing: Listing) -> float:
    """Return how surely a list names members, from 0 to 1: by its items, what leads to it, its article's title."""
    texts = [piece for item, _ in leaves_of(listing.items) for piece in pieces_of(kept(item.text))]
    if not texts:
        return 0.0
    if _NOT_MEMBERS.match(listing.article):
        return 0.0
    items = sum(map(item_likeness, texts)) / len(texts)
    lead = listing.lead
    if lead:
        said = bool(_MEMBERS.search(lead)) - bool(_TASKS.search(lead) and not re.search(r"委員|構成|組織", lead))
        items += 0.25 * said
    if listing.article:
        items += 0.25 * (
            bool(_MEMBERS_TITLE.search(listing.article))
            - bool(_TASKS_TITLE.search(listing.article) and not _MEMBERS_TITLE.search(listing.article))
        )
    if listing.appended:
        items += 0.1
    return max(0.0, min(1.0, items))


_NOT_MEMBERS = re.compile(
    r"附[ \u3000]*則|(?:開催)?(?:日時|日$|場所|期日|会場)|議題|議事|次第|開会|閉会|挨拶|あいさつ"
    r"|(?:配[布付])?資料|決定事項|傍聴|協議|報告|根拠"
)


def item_likeness(text: str) -> float:
    """Return how much an item looks like a member, from 0 (a task, a sentence) to 1 (an organisation)."""
    bare = re.sub(r"[ \u3000]+(?:[0-9０-９]+|若干)(?:名|人)(?:以内)?$", "", text)
    if CUT in bare:
        bare = _organisation_beside(seat_in_front(bare)[1]) or bare
    if cells.cut_free(bare) != bare.strip(" 　()（）:：・、,") and not cells.cut_free(bare):
        return 0.3
    if is_category(bare) and re.search(r"[者員]$|代表|関係|機関|団体", bare):
        return 0.9
    if _TASK.search(bare) and not re.search(r"者$", bare):
        return 0.0
    if office_of(bare) or organisation_likeness(bare) >= 0.9:
        return 1.0
    if re.search(r"者$|代表|職員$|委員$|関係機関$", bare):
        return 0.9
    tokens = bare.split("　") if "　" in bare else bare.split(" ")
    if len(tokens) > 1 and any(organisation_likeness(token) >= 0.9 for token in tokens):
        return 0.9
    return 0.4 if len(plain(bare)) <= 20 and not cells.is_sentence(bare) else 0.1


def _organisation_beside(text: str) -> str:
    """Return what stands in brackets behind a person who was cut out, and nothing else beside: 「□（架空大学）」."""
    inside = BRACKETS_BEHIND.search(text)
    is_alone = inside is not None and not text[: inside.start()].replace(CUT, "").strip(" 　")
    return inside[1] if inside and is_alone else ""
