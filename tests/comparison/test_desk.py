"""The prefecture's desk: what is known of whom, what is to be done, what became of what."""

from __future__ import annotations

import datetime as dt

from graph.analysis.notice.requirements import requirement_states
from graph.dates import RecordedDate
from graph.decisions.requirement import Assessment, RequirementStatus
from graph.facts.activities import Activity
from graph.facts.areas import Area
from graph.facts.choices import AreaKind, RemarkKind, Stage
from graph.facts.fact import Fact
from graph.facts.observations import Remark, ReportedTotal
from graph.questions.desk import Desk, ToDo
from graph.questions.prefecture import Municipality, RollUp
from graph.record.record import Record
from locales import Words
from tests.loaders.files import CATALOGUE
from wording.activities import ActivityReader
from wording.desk import DeskReader
from wording.progress import ProgressReader

DAY = dt.date(2026, 11, 25)
NAMES = {"993018": "架空いずみ町", "993026": "架空うみべ町", "993034": "架空えのき村"}
MET, PARTLY, UNMET, UNKNOWN = (RequirementStatus(s) for s in ("met", "partly", "unmet", "unknown"))


def town(code: str, *, since: str = "2026-04", facts: tuple[Fact, ...] = (), **items: RequirementStatus) -> Municipality:
    area = Area(code=code, name=NAMES[code], kind=AreaKind.TOWN)
    judged = [Assessment(about=item, status=status, as_of=RecordedDate(since)) for item, status in items.items()]
    by_kind: dict[str, list[Fact]] = {}
    for fact in (*judged, *facts):
        by_kind.setdefault(type(fact).PLURAL, []).append(fact)
    record = Record(area=area, **by_kind)
    return Municipality(record, {s.requirement.id: s for s in requirement_states(record, CATALOGUE)})


def desk_reader(*towns: Municipality, activities: tuple[Activity, ...] = (), reported: int | None = None) -> DeskReader:
    totals = () if reported is None else (
        ReportedTotal(about="M3", count=reported, out_of=len(towns), as_of=RecordedDate("2026-03")),)
    own = Record(area=Area(code="990001", name="架空県", kind=AreaKind.PREFECTURE), activities=activities,
                 reported_totals=totals)
    rolled_up, words = RollUp(own, towns), Words("ja")
    return DeskReader(Desk(rolled_up, CATALOGUE, DAY), ProgressReader(rolled_up, CATALOGUE, words),
                      ActivityReader(CATALOGUE, words, NAMES.__getitem__, DAY))


def visit(*areas: str, **more: object) -> Activity:
    return Activity(kind="visit", held=RecordedDate("2026-06"), areas=areas, **more)  # type: ignore[arg-type]


def test_one_sentence_tells_what_is_reported_from_who_is_known() -> None:
    izumi, umibe = town("993018", M3=MET), town("993026")
    assert desk_reader(izumi, umibe, reported=2).sentence("M3") == \
        "報告2（2026年3月）、町名が分かるのは1（架空いずみ町）、残る1は町名なし"
    assert desk_reader(umibe, reported=1).sentence("M3") == "報告1（2026年3月）、町名が分かるものはなし"
    assert desk_reader(izumi, umibe, reported=1).sentence("M3") == "報告1（2026年3月）、町名が分かるのは1（架空いずみ町）"
    assert desk_reader(umibe).sentence("M3") == "報告値なし、記録0"


def test_those_that_most_need_somebody_stand_first() -> None:
    towns = town("993018", M3=MET), town("993026"), town("993034", M3=UNMET)
    assert [t.record.area.code for t in desk_reader(*towns).desk.sorted_by("M3")] == ["993034", "993026", "993018"]


def test_who_lacks_the_platform_is_to_do_until_something_is_planned() -> None:
    lacking, unknown = town("993018", M3=UNMET), town("993026")
    assert [(due.what, len(due.towns)) for due in desk_reader(lacking, unknown).desk.to_do()] == [
        (ToDo.OPEN, 1), (ToDo.UNKNOWN, 1)]
    planned = visit("993018", next_step="案を示す", next_on=RecordedDate("2026-12"))
    assert [due.what for due in desk_reader(lacking, activities=(planned,)).desk.to_do()] == []
    done = visit("993018", next_step="案を示す", next_on=RecordedDate("2026-10"), next_state=Stage.DONE)
    assert [due.what for due in desk_reader(lacking, activities=(done,)).desk.to_do()] == [ToDo.OPEN]


def test_a_step_is_overdue_once_the_day_is_surely_over() -> None:
    def overdue(on: str) -> list[str]:
        reader = desk_reader(town("993018", M3=MET), activities=(
            visit("993018", next_step="案を示す", next_on=RecordedDate(on)),))
        return [reader.due(due) for due in reader.desk.to_do()]

    assert overdue("2026-10") == ["予定日を過ぎた：案を示す（2026年10月まで・過ぎています）（架空いずみ町）"]
    assert len(overdue("2026-11-24")) == 1
    assert overdue("2026-11-25") == [], "there is the whole day left"
    assert overdue("2026-11") == overdue("FY2026") == [], "there are days left"


def test_knowledge_older_than_a_year_is_to_do_and_knowledge_without_a_date_is_not() -> None:
    assert [due.what for due in desk_reader(town("993018", since="2025-11-24", M3=MET)).desk.to_do()] == [ToDo.OLD]
    for young in ("2025-11-25", "FY2025"):
        assert [due.what for due in desk_reader(town("993018", since=young, M3=MET)).desk.to_do()] == [], young


def test_the_reason_is_what_is_given_else_the_note_of_what_is_not_done() -> None:
    def judged(status: RequirementStatus) -> Assessment:
        return Assessment(about="M3a", status=status, as_of=RecordedDate("2026"), note="会議を開いていない")

    given = town("993018", facts=(judged(PARTLY), Remark(text="人手が足りない", kind=RemarkKind.REASON)))
    noted, met = town("993026", facts=(judged(PARTLY),)), town("993034", facts=(judged(MET),))
    reader = desk_reader(given, noted, met)
    assert [reader.why(each) for each in (given, noted, met)] == ["人手が足りない", "会議を開いていない", ""]


def test_what_became_what_is_told_with_what_was_not_recorded_yet() -> None:
    before = RollUp(None, (town("993018", M3=UNMET, M2=MET),))
    reader = desk_reader(town("993018", M3=MET, M2=MET), town("993026", M3=PARTLY))
    told = [reader.became(became) for became in reader.desk.since(before) if became.item == "M3"]
    assert told == ["架空いずみ町　③PF：× 未実施 → ● 実施済", "架空うみべ町　③PF：記録なし → ◐ 一部実施"]
    assert [b for b in reader.desk.since(before) if b.item == "M2" and b.town.record.area.code == "993018"] == []
