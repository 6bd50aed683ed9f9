"""How likely two names are one organisation's: names taken apart, and what makes two of them alike."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from graph.spelling import bare_name, form_of, forms_agree, without_form
from loaders.assistant.place import Surroundings
from loaders.assistant.spelling import folded, key, spelled_out
from loaders.assistant.vocabulary import institution_in

LEAST_LIKENESS = 0.9
"""Below this two spellings that no rule connects are not proposed."""
SHORTEST_FUZZY = 6
"""Letters a name needs before a difference of one or two says nothing."""
SHORTEST_FACILITY = 4
"""Letters a facility's name needs to say by itself which facility it is."""

_CONFUSED = str.maketrans("力二口工卜八へりー一", "カニロエトハヘリーー")
"""Letters that look the same and are not: 力 (power) and カ (ka)."""
_DISTINCT = re.compile(
    "[0-9一二三四五六七八九十東西南北上中下前後新旧左右男女大小甲乙]|第|こども|若者|高齢|障害|身体|知的|精神|母子"
    "|小学|中学|高等"
    "|幼稚|保育|市|町|村|県|区|郡"
)
"""Where two names differ in one of these, they name two organisations."""
_PLACE_END = re.compile("[市町村区県府都道郡]$")
_TOWN_HALL = re.compile("(?<=[市町村区])(?:役場|役所)(?!前)|(?<=県)庁")
_FOUNDED = re.compile("^(?:国立|.{0,8}?[市町村区県都府道]立)(?=.{3,})")
"""Who founded a school or a hospital, in front of its name."""
_DEPARTMENT = re.compile("[^市町村区県府部局]{2,10}(?:課|室)$")
_THIS_PLACE = re.compile("本?([市町村区県府都道])")
_LEGAL_PERSON = re.compile(
    "^(?:社会福祉法人|医療法人(?:社団|財団)?|学校法人|特定非営利活動法人|(?:一般|公益)?(?:社団|財団)法人"
    "|社会医療法人|株式会社|有限会社"
    "|合同会社).{1,12}?(?:会|団|社|院|園)(?=.{2,})"
)


@dataclass(frozen=True, slots=True)
class Parts:
    """A name taken apart, each part a folded key.

    `full` is the name with short words in full, `form` its legal form, `bare` the name without it, `core` without
    the place in front, `seen` as an eye takes it in. `tail` is the kind of institution it ends or begins with
    (`is_single`: a place has one of it) and `head` the rest; `department` a section of an office, and `owner` whose.
    """

    name: str
    full: str
    form: str
    bare: str
    core: str
    seen: str
    head: str
    tail: str
    is_single: bool
    department: str
    owner: str
    is_category: bool
    recorded_id: str = ""

    @property
    def facility(self) -> str:
        """The name of a facility without the legal person in front: 医療法人架空会架空病院 → 架空病院."""
        return _LEGAL_PERSON.sub("", self.full)


class Apart:
    """Takes names apart, seen from one place: the area, its prefecture and its neighbours are known."""

    def __init__(self, surroundings: Surroundings) -> None:
        self._area = folded(key(surroundings.area.name))
        names = {folded(key(area.name)) for area in surroundings.areas} | {self._area}
        longest_first = sorted(filter(None, names), key=len, reverse=True)
        self._places = re.compile(f"^(?:{'|'.join(map(re.escape, longest_first)) or '(?!)'})+(?=.)")

    def __call__(self, name: str, *, is_category: bool, recorded_id: str = "") -> Parts:
        """Return the parts of a name."""
        full = _TOWN_HALL.sub("", spelled_out(name)) or spelled_out(name)
        bare = bare_name(full)
        core = _FOUNDED.sub("", self._places.sub("", bare))
        institution = institution_in(bare)
        head, tail = bare, ""
        if institution and institution[2] == len(bare):
            head, tail = bare[: institution[1]], bare[institution[1] :]
        elif institution and institution[1] == 0 and institution[0].is_single:
            head, tail = bare[institution[2] :], bare[: institution[2]]
        section = _DEPARTMENT.search(core)
        department = section[0] if section else ""
        return Parts(
            name=name, full=full, form=form_of(full), bare=bare, core=core, head=head, tail=tail,
            seen=_without_marks(without_form(full).translate(_CONFUSED)),
            is_single=bool(tail and institution and institution[0].is_single), department=department,
            owner=self._owner(bare.removesuffix(department)) if department else "",
            is_category=is_category, recorded_id=recorded_id,
        )  # fmt: skip

    def _owner(self, text: str) -> str:
        """Return whose a department is; this place's when nothing, 町 or 役場 is said."""
        this = _THIS_PLACE.fullmatch(text)
        is_here = text in ("", "役場", "役所") or (this and self._area.endswith(this[1]))
        return self._area if is_here else text


def _without_marks(text: str) -> str:
    """Return a text whose kana have no voiced marks: ひだまり and ひたまり are typed alike."""
    return "".join(letter for letter in unicodedata.normalize("NFD", text) if letter not in "\u3099\u309a")


def likeness(first: Parts, second: Parts) -> tuple[float, str]:
    """Return how likely two names are one organisation's, from 0 to 1, and what makes them alike."""
    if first.is_category or second.is_category or not forms_agree(first.full, second.full):
        return 0.0, ""
    if folded(key(first.name)) == folded(key(second.name)):
        return 0.99, "itaiji"
    if first.full == second.full:
        return 0.98, "field_word"
    if first.bare == second.bare:
        return 0.96, "legal_form"
    if first.seen == second.seen and len(first.seen) >= SHORTEST_FUZZY:
        return 0.95, "spelling"
    if first.core == second.core and _may_share_place(first, second):
        return 0.95, "place"
    if first.is_single and second.is_single and first.tail == second.tail and _may_be_one(first.head, second.head):
        return 0.93, "place"
    if first.facility == second.facility and len(first.facility) >= SHORTEST_FACILITY:
        return 0.92, "legal_form"
    if first.department and first.department == second.department and _may_be_one(first.owner, second.owner):
        return 0.92, "department"
    return _alike(first, second)


def _may_share_place(first: Parts, second: Parts) -> bool:
    """Return whether the places in front of two names do not speak against each other."""
    ours, theirs = first.bare.removesuffix(first.core), second.bare.removesuffix(second.core)
    return not ours or not theirs or ours in theirs or theirs in ours


def _may_be_one(first: str, second: str) -> bool:
    """Return whether one place's words begin or end the other's: 架空 and 架空すぎ町; none at all counts.

    架空市 and 架空町 are two places.
    """
    ends = [match[0] for match in map(_PLACE_END.search, (first, second)) if match]
    if len(set(ends)) > 1:
        return False
    short, long = sorted((_PLACE_END.sub("", first), _PLACE_END.sub("", second)), key=len)
    return not short or long.startswith(short) or long.endswith(short)


def _alike(first: Parts, second: Parts) -> tuple[float, str]:
    """Return how alike two spellings are; 0 where what differs tells two organisations apart."""
    if min(len(first.core), len(second.core)) < SHORTEST_FUZZY:
        return 0.0, ""
    ratio = fuzz.ratio(first.core, second.core) / 100
    if ratio < LEAST_LIKENESS:
        return 0.0, ""
    removed, added = _differences(first.core, second.core)
    if _DISTINCT.search(removed + added) or (removed and added):
        return 0.0, ""
    if first.tail != second.tail and first.tail and second.tail:
        return 0.0, ""
    return min(ratio, 0.94), "spelling"


@lru_cache(maxsize=65536)
def _differences(first: str, second: str) -> tuple[str, str]:
    """Return the letters that only one of two spellings has."""
    begin = 0
    while begin < min(len(first), len(second)) and first[begin] == second[begin]:
        begin += 1
    end = 0
    while end < min(len(first), len(second)) - begin and first[-1 - end] == second[-1 - end]:
        end += 1
    return first[begin : len(first) - end], second[begin : len(second) - end]
