"""The lists a town hall may edit: partner types, functions, tie kinds, statuses, the notice's requirements.

Each list is a CSV file in this folder; a file of the same name in a folder of the user's own takes
its place. A record may use ids that no list has: they are shown as they are, and reported on import.
"""

from __future__ import annotations

from graph.catalogue.areas import AreaList, ListedArea
from graph.catalogue.cells import ListProblem
from graph.catalogue.reading import SHIPPED, CatalogueError, read_catalogue
from graph.catalogue.terms import (
    ActivityKind,
    Catalogue,
    Function,
    Level,
    NetworkType,
    Obligation,
    Part,
    PartnerType,
    Requirement,
    RequirementTest,
    Seat,
    Status,
    Term,
    TieKind,
)

__all__ = [
    "SHIPPED", "ActivityKind", "AreaList", "Catalogue", "CatalogueError", "Function", "Level", "ListProblem",
    "ListedArea", "NetworkType", "Obligation", "Part", "PartnerType", "Requirement", "RequirementTest", "Seat",
    "Status", "Term", "TieKind", "read_catalogue",
]
