"""What a cell or an item says of organisations: one or several, whole or by kind, with somebody's post behind."""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph.replacing import replace
from loaders.assistant.categories import is_category, speaks_of_all, without_people
from loaders.assistant.cells import is_nothing
from loaders.assistant.grid import CUT
from loaders.assistant.naming import BRACKETS_BEHIND, is_department, is_only_place, is_whole
from loaders.assistant.offices import office_of
from loaders.assistant.seats import is_post, seat_in
from loaders.assistant.spelling import kept, key, plain
from loaders.assistant.vocabulary import plain_words

_BULLET = re.compile(
    r"^[ \u3000]*(?:[・･○●◎■□◆◇▪•➢◦]|[-－*＊](?=[ \u3000]?[^\d\-－])|[①-⑳㉑-㉟]"
    r"|[(（][0-9０-９ア-ンa-z一二三四五六七八九十]{1,3}[)）]|[0-9０-９]{1,2}[.．、)）])[ \u3000]*"
)
_LISTED = re.compile(r"[、，；]|及び|並びに|又は|若しくは|および|ならびに|または")
_ONE_KIND = re.compile(r"民生委員(?:及び|、|又は)児童委員")
_COUNT = re.compile(r"(?:各|計|約)?[0-9一二三四五六七八九十若干]+(?:名|人)(?:以内|程度)?")
_ASIDE = re.compile("^※|内線|電話|^tel|^fax|直通|再掲|^新規$|兼務|順不同|敬称略|^新任$|^再任$|^充て職$")
"""What stands in brackets behind a name and is no part of it."""
_PERSON_BEHIND = re.compile(f"の?{CUT}$")
_COUNT_BEHIND = re.compile(r"[ \u3000]+(?:各)?(?:[0-9０-９一二三四五六七八九十]+|若干)(?:名|人)(?:以内|程度)?$")
_OWN_OFFICE = re.compile(r"(?:市役所|町役場|村役場|区役所|役場|[市町村区]|[県府]庁?|道庁|都庁?)$")
_SEAT_OF = re.compile(
    r"^(事務局|オブザーバー|会長|副会長|座長|委員長|副委員長)[ \u3000]*[（(:：][ \u3000]*([^（）()]{2,30}?)[)）]?$"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """One organisation that a cell names.

    `is_category`: only a kind of member is named; `post` is what stood behind the name; `is_from_post`: only a
    post is named (総務課長), so that a person confirms the department; `seat` a seat on the council that stood
    in brackets behind the name.
    """

    name: str
    is_category: bool = False
    post: str = ""
    is_from_post: bool = False
    seat: str = ""


def mentions_in(cell: str, *, posts_behind: bool = True) -> tuple[Mention, ...]:
    """Return the organisations that a cell names, in their order.

    Lines, or names with 「、」 between, are several only when each is a whole name; else they are pieces of one.
    `posts_behind`: what stands in brackets behind may be somebody's post.
    """
    mentions = (mention_in(piece, posts_behind=posts_behind) for piece in pieces_of(cell))
    return tuple(mention for mention in mentions if mention is not None)


def pieces_of(cell: str) -> list[str]:
    """Return the parts of a cell that each name an organisation, as they are written."""
    lines = [bare for line in cell.splitlines() if (bare := _BULLET.sub("", line).strip(" 　"))]
    bulleted = sum(bool(_BULLET.match(line)) for line in cell.splitlines()) >= 2
    if len(lines) > 1 and not bulleted:
        wholes = [line for line in lines if is_whole(line.replace(CUT, ""))]
        is_several = len(wholes) == len(lines) and not (
            not is_department(lines[0]) and all(map(is_department, lines[1:]))
        )
        if not is_several:
            lines = [_joined(lines)]
    pieces: list[str] = []
    for line in lines:
        parts = [part.strip(" 　") for part in _LISTED.split(line) if part.strip(" 　")]
        pieces += parts if _is_list(parts) and not _ONE_KIND.search(plain(line)) else [line]
    return pieces


def _is_list(parts: list[str]) -> bool:
    """Return whether the parts of a line each name somebody: all of two, most of many."""
    named = sum(1 for part in parts if is_whole(part) or office_of(part))
    if all(is_category(without_people(part)[0], spoke_of_people=True) for part in parts):
        return False
    return len(parts) > 1 and (named == len(parts) or (len(parts) > 3 and named * 4 >= len(parts) * 3))


def _joined(lines: list[str]) -> str:
    """Return pieces of one name together; posts and a department of somebody else's office stay apart by a blank."""
    text = lines[0]
    for line in lines[1:]:
        apart = (
            is_post(line)
            or line.startswith((CUT, "（", "("))
            or (is_department(line) and is_whole(text) and not is_department(text))
        )
        text += ("　" if apart and not line.startswith(("（", "(")) else "") + line
    return text


def mention_in(piece: str, *, posts_behind: bool = True) -> Mention | None:
    """Return the organisation that one name, with whatever stands behind it, is about; None for none."""
    whole = kept(piece.replace("\n", " "))
    if (inside := BRACKETS_BEHIND.search(whole)) and not whole[: inside.start()].replace(CUT, "").strip(" 　"):
        whole = kept(inside[1])
    if (said := _SEAT_OF.match(whole)) and (is_whole(said[2]) or is_department(said[2])):
        inner = mention_in(said[2], posts_behind=posts_behind)
        return replace(inner, seat=seat_in(said[1])) if inner else None
    text, post, seat = _without_tails(whole, posts_behind=posts_behind)
    if is_nothing(text) or seat_in(text) or not re.search(r"[^\W\d_]", text):
        return None
    if plain(text) not in plain_words("posts", "only"):
        bare, spoke_of_people = without_people(text)
        office = office_of(bare)
        if is_category(office or bare, spoke_of_people=spoke_of_people) or (speaks_of_all(text) and not is_whole(bare)):
            return Mention(text, is_category=True, post=post, seat=seat)
        if office or spoke_of_people or not is_post(text):
            return Mention(office or bare, post=post, is_from_post=bool(office), seat=seat)
    if office := office_of(text):
        return Mention(office, post=post or text, is_from_post=True, seat=seat)
    return (
        None if plain(text) in plain_words("posts", "only") else Mention(text, is_category=True, post=post, seat=seat)
    )


def _without_tails(text: str, *, posts_behind: bool) -> tuple[str, str, str]:
    """Return a name without what stands behind it, the post that stood there, and the seat."""
    post = seat = ""
    previous = None
    while text != previous:
        previous = text
        text = _PERSON_BEHIND.sub("", _COUNT_BEHIND.sub("", text.strip(" 　・、,:："))).rstrip(" 　・、,:：")
        text, inside = _without_brackets(text)
        post, seat = inside or post, seat_in(inside) or seat
        if posts_behind:
            text, behind = _without_post(_without_person_behind_post(text))
            post, seat = behind or post, seat or seat_in(behind)
    return text, post, seat


def _without_brackets(text: str) -> tuple[str, str]:
    """Return a name without brackets behind it that are no part of it, and the post or seat in them."""
    match = BRACKETS_BEHIND.search(text)
    if not match:
        return text, ""
    inside = match[1].replace(CUT, "").strip(" 　")
    says_seat = bool(inside) and (bool(seat_in(inside)) or is_post(inside))
    if says_seat or not inside or CUT in match[1] or _COUNT.fullmatch(plain(inside)) or _ASIDE.search(plain(inside)):
        return text[: match.start()], inside if says_seat else ""
    return text, ""


def _without_post(text: str) -> tuple[str, str]:
    """Return a name without the post or the department that stands behind it after a blank, and the post."""
    head, blank, tail = _last_word(text)
    if not blank or not head.strip():
        return text, ""
    if is_post(tail) or seat_in(tail) or office_of(tail):
        is_of_place = is_only_place(key(head)) and is_department(office_of(tail))
        return head + office_of(tail) if is_of_place else head, tail
    is_section = is_whole(head) and is_department(tail) and not is_department(head) and not _OWN_OFFICE.search(head)
    return head if is_section else text, ""


def _without_person_behind_post(text: str) -> str:
    """Return a name up to the post behind it, where still more follows: 「架空町社協　会長　山田　花子」."""
    tokens = re.split(r"([ \u3000]+)", text)
    for at in range(2, len(tokens) - 2, 2):
        head = "".join(tokens[:at]).rstrip(" 　")
        if (
            (is_post(tokens[at]) or seat_in(tokens[at]))
            and is_whole(head)
            and not any(is_whole(t) for t in tokens[at + 2 :: 2])
        ):
            return head + "　" + tokens[at]
    return text


def _last_word(text: str) -> tuple[str, str, str]:
    match = re.search(r"^(.*?)([ \u3000]+)([^ \u3000]+)$", text, re.DOTALL)
    return (match[1], match[2], match[3]) if match else (text, "", "")
