"""What the sentences of an ordinance say of a council: who makes it up, is in the chair, keeps the secretariat."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.assistant.categories import is_category, without_people
from loaders.assistant.mentions import Mention, mentions_in
from loaders.assistant.naming import is_whole
from loaders.assistant.offices import office_of
from loaders.assistant.seats import seat_in

_SECRETARIAT = (
    re.compile(
        r"(?:庶務|事務局|事務)(?:の庶務)?は、?(?P<who>[^、。]{2,40}?)(?:において|で|が|に)[、]?(?:処理|行う|行い"
        r"|担当|置く|置き|担う|設置|つかさどる|所掌)"
    ),
    re.compile(r"(?:事務局|庶務担当)を、?(?P<who>[^、。]{2,40}?)(?:に|とし)[、]?(?:置|とする|設|て)"),
    re.compile(r"事務局は、?(?P<who>[^、。]{2,30}?)とする"),
)
_CHAIRS = re.compile(
    r"(?P<seat>会長|委員長|座長|議長|副会長|副委員長|副座長|会長及び副会長)(?:に)?は、?(?:それぞれ)?"
    r"(?P<who>[^、。]{2,40}?)(?:を|が)?(?:もって|以て)(?:充て|これに充て)|(?P<seat2>会長|委員長|座長|副会長"
    r"|副委員長|副座長|代表)は、?(?P<who2>[^、。]{2,30}?[長])(?:とし|とする|の職にある者)"
)
_INSTALLED = re.compile(
    r"(?P<seat>会長|委員長|座長|議長)(?:1人|一人|１人)?を置き、(?P<who>[^、。]{2,40}?)(?:を|が)(?:もって|以て)?"
    r"(?:これに)?充て"
)
_MADE_OF = re.compile(
    r"(?:は|には)、?(?P<who>[^。]+?)(?:を|の)?(?:もって|以て|により|で)(?:構成|組織)(?:する|し|される)|(?:構成員"
    r"|委員|構成機関|メンバー)は、?(?P<who2>[^。]+?)(?:とする|である|のうちから)"
)

_ELECTED = re.compile("互選|委員の|うちから")
_AROUND_ACTOR = re.compile("^(?:本[市町村]|当[市町村])|の職にある者$|に置く.*$")
_ACTOR_END = re.compile("課|係|室|部|局|センター|委員会|協議会$")
_OF_COUNCIL = re.compile("会長|委員長|事務局|座長")


def inline_members(sentence: str) -> list[str]:
    """Return the members that a sentence lists: 「…は、A、B及びCをもって構成する」; none unless most are whole."""
    match = _MADE_OF.search(sentence)
    if not match:
        return []
    who = match["who"] or match["who2"] or ""
    parts = [
        part.strip()
        for part in re.split(r"、|及び|並びに|又は", re.sub(r"(?<=[^\x00-\x7f])[ \u3000]+(?=[^\x00-\x7f])", "", who))
        if part.strip()
    ]
    named = [part for part in parts if is_whole(without_people(part)[0]) or office_of(part) or is_category(part)]
    whole = [part for part in named if is_whole(without_people(part)[0]) or office_of(part)]
    is_list = len(parts) > 1 and len(whole) * 2 >= len(parts) and len(named) * 3 >= len(parts) * 2
    return named if is_list and not re.search(r"別表|次の|次に|前項|掲げる", who) else []


def seats_said(sentence: str) -> Iterator[tuple[Mention, str]]:
    """Yield the organisations that a sentence gives the secretariat or the chair, with their seats."""
    keeps = next(filter(None, (pattern.search(sentence) for pattern in _SECRETARIAT)), None)
    if keeps:
        yield from ((mention, "secretariat") for mention in _named_actors(keeps["who"]))
    for match in (*_CHAIRS.finditer(sentence), *_INSTALLED.finditer(sentence)):
        parts = match.groupdict()
        seat = "chair" if parts.get("seat2") == "代表" else seat_in(parts["seat"] or parts.get("seat2") or "")
        if seat and not _ELECTED.search(match[0]):
            who = parts["who"] or parts.get("who2") or ""
            yield from ((mention, seat) for mention in _named_actors(who))


def _named_actors(who: str) -> list[Mention]:
    """Return the actors that words in a sentence name; none for members of the council itself."""
    bare = _AROUND_ACTOR.sub("", who)
    is_actor = is_whole(bare) or office_of(bare) or _ACTOR_END.search(bare)
    if not is_actor or _OF_COUNCIL.search(bare):
        return []
    return [mention for mention in mentions_in(bare) if not mention.is_category]
