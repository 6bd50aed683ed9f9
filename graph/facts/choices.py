"""The choices that fields of facts offer; their words stand in `locales/`."""

from __future__ import annotations

from enum import StrEnum


class AreaKind(StrEnum):
    """What an area is in the law on local government."""

    NATION = "nation"
    PREFECTURE = "prefecture"
    CITY = "city"
    SPECIAL_WARD = "special_ward"
    TOWN = "town"
    VILLAGE = "village"


class Tier(StrEnum):
    """Whose office or actor an organisation is."""

    MUNICIPAL = "municipal"
    PREFECTURAL = "prefectural"
    NATIONAL = "national"
    PRIVATE = "private"
    UNKNOWN = "unknown"


class PlatformForm(StrEnum):
    """How a platform came about."""

    NEW = "new"
    REUSED = "reused"
    JOINT_WITH_NEIGHBOURS = "joint_with_neighbours"
    JOINT_WITH_PREFECTURE = "joint_with_prefecture"
    UNKNOWN = "unknown"


class Meeting(StrEnum):
    """Whether a network or platform meets. A contact arrangement without meetings is accepted by the notice."""

    MEETS = "meets"
    CONTACT_ONLY = "contact_only"
    DORMANT = "dormant"
    UNKNOWN = "unknown"


class Answer(StrEnum):
    """An answer to a yes-or-no question."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    UNKNOWN = "unknown"


class Completeness(StrEnum):
    """Whether the members recorded for a network are all it has, as far as the source goes."""

    COMPLETE = "complete"
    PARTIAL = "partial"
    UNKNOWN = "unknown"


class RoleKind(StrEnum):
    """What an actor is to a platform. The hub is *appointed*: never "the one with most ties"."""

    HUB = "hub"
    SECRETARIAT = "secretariat"
    MEMBER = "member"
    BACK_UP = "back_up"
    LINKED = "linked"


class Formality(StrEnum):
    """Whether a tie rests on an agreement, a rule or a contract."""

    FORMAL = "formal"
    INFORMAL = "informal"
    UNKNOWN = "unknown"


class SurveyMethod(StrEnum):
    """How the number and needs of the people to support were grasped."""

    OWN = "own"
    WITH_ANOTHER_SURVEY = "with_another_survey"
    JOINT_WITH_PREFECTURE = "joint_with_prefecture"
    PREFECTURE_RESULTS = "prefecture_results"
    SMALL_ENOUGH_TO_KNOW = "small_enough_to_know"
    UNKNOWN = "unknown"


class Governments(StrEnum):
    """Which local governments a reported total counts, and its denominator with it."""

    UNKNOWN = "unknown"
    ALL = "all"
    PREFECTURES = "prefectures"
    PREFECTURES_AND_DESIGNATED_CITIES = "prefectures_and_designated_cities"
    DESIGNATED_CITIES = "designated_cities"
    MUNICIPALITIES = "municipalities"
    CITIES_AND_WARDS = "cities_and_wards"
    TOWNS_AND_VILLAGES = "towns_and_villages"


class Stage(StrEnum):
    """How far an activity, or the step after it, has come."""

    DONE = "done"
    PLANNED = "planned"
    DROPPED = "dropped"


class RemarkKind(StrEnum):
    """What a remark is about."""

    LESSON = "lesson"
    FEATURE = "feature"
    REASON = "reason"
    CAUTION = "caution"
