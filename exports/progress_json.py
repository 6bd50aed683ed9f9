"""A prefecture's municipalities, or the nation's prefectures, with stable keys, for `rollup --json`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from graph.analysis.notice.requirements import MET, STATES, State
from graph.catalogue import Catalogue, Level
from graph.questions.desk import Became
from graph.questions.nation import Nation
from graph.questions.prefecture import RollUp


def as_json(rolled_up: RollUp, catalogue: Catalogue) -> dict[str, Any]:
    """Return a roll-up with stable keys; unknown dates and sources are null."""
    items = [r.id for r in catalogue.requirements.values() if r.level is Level.MUNICIPALITY]

    def state_json(state: State) -> dict[str, Any]:
        cites = list(dict.fromkeys(c for fact in state.evidence for c in fact.cites))
        return {"status": state.status.value, "as_of": str(state.as_of) if state.as_of else None,
                "source": cites or None}

    return {
        "municipalities": [{
            "code": m.record.area.code, "name": m.record.area.name,
            "items": {item_id: state_json(m.states[item_id]) for item_id in items if item_id in m.states},
            "joint_platforms": [p.id for p in m.joint],
        } for m in rolled_up.municipalities],
    } | totals_json(rolled_up, catalogue)


def totals_json(rolled_up: RollUp, catalogue: Catalogue) -> dict[str, Any]:
    """Return what is reported of an area in total beside what is recorded one by one, and the reasons given."""
    return {
        "reported": [{"what": t.about, "count": t.count, "of": t.out_of, "among": t.among.value,
                      "as_of": str(t.as_of) if t.as_of else None, "source": list(t.cites), "note": t.note}
                     for t in rolled_up.reported],
        "recorded": [_recorded(item_id, rolled_up.recorded(item_id)) for item_id in catalogue.counted],
        "reasons": [{"text": r.text, "source": list(r.cites)} for r in rolled_up.reasons],
    }


def nation_json(nation: Nation, catalogue: Catalogue, language: str) -> dict[str, Any]:
    """Return the nation with stable keys: each prefecture's totals, then those of all municipalities."""
    return {
        "prefectures": [{
            "code": p.code, "name": catalogue.areas.name(p.code, language), "municipalities": p.rolled_up.size,
            "with_record": len(p.rolled_up.municipalities),
        } | totals_json(p.rolled_up, catalogue) for p in nation.prefectures],
    } | totals_json(nation.whole, catalogue)


def changes_json(changes: Sequence[Became]) -> list[dict[str, Any]]:
    """Return what became what."""
    return [{"area": became.town.record.area.code, "name": became.town.record.area.name, "item": became.item,
             "was": became.was.value if became.was else None, "becomes": became.is_now.value} for became in changes]


def _recorded(item: str, counted: Counter[Any]) -> dict[str, Any]:
    return {"what": item, "count": sum(counted[s] for s in MET), "of": counted.total(),
            "by_status": {status.value: counted[status] for status in STATES}}
