"""Names that only say what kind of member is meant - 学識経験者, 医師会の代表者."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from loaders.assistant.spelling import folded, key, plain
from loaders.assistant.vocabulary import any_of, institution_in, institutions, plain_words, words

_THIS_PLACE = re.compile(r"^(?:本|当)?[市町村区県府](?=.)")
_ALL_WHO = re.compile(r"(?:関係者|関係機関|関係団体)等?$")
_DESCRIBED = re.compile(
    r"(?:する|した|された|される|している|にある|いる|行う|おける|関する|係る|携わる|その他の).{0,12}(?:者|団体"
    r"|機関|職員|事業者|関係者|企業|施設)$"
)
_ONE_OF_A_PLACE = re.compile(
    r"(?:本|当|所轄|管轄|管内|地区|地域|圏域|[市町村区県府国郡]立?|の|総合|中央|国保|国民健康保険)*"
)
_PUBLIC_ONE = re.compile(
    r"^[市町村区県]立?(?:総合|中央|国保)*(?:民?病院|診療所|図書館|公民館|保健センター|福祉センター|体育館)$"
)


@cache
def _about_people() -> re.Pattern[str]:
    return re.compile(f"(?:{any_of(words('categories')['named_ends']).pattern})$")


def without_people(text: str) -> tuple[str, bool]:
    """Return a name without 「の代表者」, 「の職員」 and the like, and whether such words stood there."""
    match = _about_people().search(plain(text))
    if not match or match.start() == 0:
        return text, False
    squeezed = plain(text)
    cut = len(text) - (len(squeezed) - match.start()) if len(squeezed) == len(text) else None
    bare = text[:cut] if cut is not None else _cut_to(text, match.start())
    return bare.strip(" 　"), True


def _cut_to(text: str, letters: int) -> str:
    """Return the beginning of a text that has so many letters in its plainest spelling."""
    end = 0
    while end < len(text) and len(plain(text[: end + 1])) <= letters:
        end += 1
    return text[:end]


@cache
def _general_words() -> frozenset[str]:
    return frozenset({*map(folded, plain_words("categories", "generic")), *institutions()})


@lru_cache(maxsize=16384)
def is_general(name: str) -> bool:
    """Return whether a name is made of general words only: 教育関係機関, 医師会; no place, no proper name."""
    text = folded(key(name))
    longest = max(map(len, _general_words()))
    reached = {0}
    for end in range(1, len(text) + 1):
        if any(start in reached and text[start:end] in _general_words() for start in range(max(0, end - longest), end)):
            reached.add(end)
    return len(text) in reached


def speaks_of_all(text: str) -> bool:
    """Return whether a name ends in a word for everybody concerned: 関係者, 関係機関等."""
    return _ALL_WHO.search(text) is not None


def _is_one_of_place(text: str) -> bool:
    """Return whether a general name says which one all the same: a place has one 社会福祉協議会, one 自治会連合会."""
    institution = institution_in(text)
    if institution is None or institution[2] != len(text):
        return bool(re.search(r"(?:連合会|連絡協議会|協議会|委員会)$", text))
    before = text[: institution[1]]
    owner = institution_in(before)
    if owner is not None and owner[2] == len(before) and owner[0].is_single:
        return True
    is_single = (
        institution[0].is_single
        or bool(_PUBLIC_ONE.match(text))
        or bool(re.search(r"(?:連合会|連絡協議会|協議会|委員会|協会|連盟)$", text))
    )
    return is_single and _ONE_OF_A_PLACE.fullmatch(before) is not None


def is_category(name: str, *, spoke_of_people: bool = False) -> bool:
    """Return whether a name only says what kind of member is meant.

    A general word with 「の代表者」 is a kind of member; alone it is one when a place has several of it.
    """
    text = folded(key(name))
    if text in institutions() and institutions()[text].types == ("ACADEMIC",):
        return True
    if not is_general(name):
        return (
            bool(_DESCRIBED.search(text))
            or bool(
                re.search(
                    r"(?:認め[るた]者|必要と認める|有する者|経験者|学識者?|識見|行う者|する者|従事者|公募委員?"
                    r"|有識者)(?:等)?$",
                    text,
                )
            )
            or bool(re.match(r"(?:その他|前各号|前号)", text))
        )
    is_one = _is_one_of_place(text)
    if spoke_of_people:
        return not (is_one and _THIS_PLACE.match(text))
    return not is_one
