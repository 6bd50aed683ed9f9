"""Writes the weights of gaps into docs/gaps.md, as the code has them: the last cell of each row that names one.

python -m tools.weights
"""

from __future__ import annotations

import re
from pathlib import Path

from graph.analysis.gaps import likely, peers
from graph.analysis.gaps import ranking as find
from graph.analysis.gaps.kinds import (
    dependence,
    evidence,
    isolate,
    lone_link,
    meetings,
    membership,
    one_sided,
    partner_type,
    requirement,
    roles,
    route,
    same_actor,
    untied,
)
from graph.catalogue import Obligation
from graph.decisions.requirement import RequirementStatus

DOCS = Path(__file__).resolve().parent.parent / "docs" / "gaps.md"


def weights() -> dict[str, str]:
    """Return what each row of the docs says of weights, by the name in its first cell."""
    asked = requirement.WEIGHT
    if asked[Obligation.DUTY] != asked[Obligation.PRINCIPLE]:
        raise ValueError("the docs tell the weights of a duty and of a principle as one")
    status = requirement.STATUS
    return {
        "requirement": f"unmet {status[RequirementStatus.UNMET]:g}, partly {status[RequirementStatus.PARTLY]:g}, "
                       f"unknown {status[RequirementStatus.UNKNOWN]:g}, "
                       f"times {asked[Obligation.DUTY]:g} for a duty or principle, "
                       f"{asked[Obligation.EFFORT]:g} for an effort, {asked[Obligation.CONSIDER]:g} to be considered, "
                       f"{asked[Obligation.FREE]:g} free; items that are no part {requirement.WHOLE:g} more; at most 1",
        "roles": "no hub {no_hub:g}, several hubs {several_hubs:g}, no secretariat {no_secretariat:g}, no back-up "
                 "{no_back_up:g}, no link {no_link:g}".format(**roles.SCORES),
        "partner_type": f"{partner_type.FLOOR:g} + {partner_type.BY_REFERRALS:g} × share / greatest share of the list "
                        f"(× {partner_type.COUNTED_TOGETHER:g} where the share is counted together with a type that is "
                        f"there) + {partner_type.BY_PEERS:g} × peers that have it (× {partner_type.JUST_ANY:g} when "
                        f"they were not chosen by kind or size) + {partner_type.BY_NOTICE:g} where the notice names "
                        "the type, at most 1",
        "membership": "categories {categories:g}, dormant {dormant:g}, on paper {on_paper:g}".format(
            **membership.SCORES) + f", each + {membership.BY_SHARE:g} × share of the members; no members "
                      f"{membership.SCORES['no_members']:g}; dormant network {membership.SCORES['network_dormant']:g}",
        "meetings": "none for so long {silent:g}; never any {never:g}".format(**meetings.SCORES),
        "isolate": f"{isolate.SCORE:g}; {isolate.SCORE + isolate.AT_A_WINDOW:g} if it runs a window",
        "one_sided": "not confirmed {not_confirmed:g}; not asked {not_asked:g}".format(**one_sided.SCORES),
        "same_actor": f"{same_actor.SCORE:g}",
        "dependence": f"{dependence.FLOOR:g} + {dependence.BY_SHARE:g} × share of the actors that are cut off "
                      f"(+ {dependence.HUB:g} for the hub), at most 1; bridge {dependence.BRIDGE:g}",
        "lone_link": "one actor {one_body:g}; nobody {nobody:g}".format(**lone_link.SCORES),
        "route": "no way {none:g}, a long one {long:g}, nobody there {nobody:g}, no operator {no_operator:g}, "
                 "no window {no_window:g}".format(**route.SCORES),
        "untied": f"{untied.FLOOR:g} + {untied.BY_LIKELIHOOD:g} × score / greatest score × score (at most "
                  f"{untied.STRONG:g}); none recorded {untied.NOTHING:g}",
        "evidence": "unsourced {unsourced:g}, old {old:g}".format(**evidence.SCORES)
                    + f", each + {evidence.BY_SHARE:g} × share of the facts",
        "fading": f"{find.FADES:g}",
        "common partners": f"{likely.ADAMIC_ADAR:g}", "common networks": f"{likely.SHARED_NETWORKS:g}",
        "peers": f"{likely.PEERS:g}", "gain": f"{likely.GAIN:g}",
        "fewest peers": f"{peers.LEAST}", "most peers": f"{peers.MOST}", "size": f"{peers.FACTOR:g}",
    }


def written(text: str) -> str:
    """Return the docs with the weights in their rows. Raises ValueError for one that no row names."""
    for name, says in weights().items():
        row = re.compile(rf"^(\| `?{re.escape(name)}`? \|.*\| )[^|]*( \|)$", re.MULTILINE)
        text, count = row.subn(lambda match, says=says: f"{match[1]}{says}{match[2]}", text)
        if count != 1:
            raise ValueError(f"{name} stands in {count} rows of {DOCS.name}")
    return text


if __name__ == "__main__":
    DOCS.write_text(written(DOCS.read_text(encoding="utf-8")), encoding="utf-8")
