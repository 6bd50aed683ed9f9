"""`--replace`: which list of a file is complete."""

from __future__ import annotations

from graph.catalogue import Catalogue
from graph.dates import RecordedDate
from graph.errors import UsageError
from graph.facts.links import Membership
from graph.facts.observations import ReportedTotal
from graph.record.kinds import KEPT
from graph.spelling import plain
from loaders.choices import terms
from loaders.dates import read_date_to_keep
from loaders.lists import CompleteList
from loaders.sheets import sheet_named


def complete_list(text: str, catalogue: Catalogue) -> CompleteList:
    """Return the list that is meant: members=NETWORK, total=ITEM/YEAR, or a kind by its plural or its sheet's name.

    Raises UsageError (`unknown_list`) with the kinds there are.
    """
    name, _, value = (part.strip() for part in text.partition("="))
    if name == "members" and value:
        return CompleteList(Membership, value)
    if name == "total" and value:
        item, _, year = (part.strip() for part in value.partition("/"))
        if item and (date := _year(year, text)):
            return CompleteList(ReportedTotal, terms(catalogue, "requirements").get(plain(item), item), date)
    sheet = sheet_named(name)
    if sheet is None or value or sheet.kind not in KEPT or sheet.kind.MADE_HERE:
        raise _unknown(text)
    return CompleteList(sheet.kind)


def _year(year: str, text: str) -> RecordedDate:
    """Return the year of a total, which may be a month or a day as well."""
    try:
        return RecordedDate(year) if year.startswith("FY") else read_date_to_keep(year)
    except ValueError as error:
        raise _unknown(text) from error


def _unknown(text: str) -> UsageError:
    known = ", ".join(kind.PLURAL for kind in KEPT if not kind.MADE_HERE)
    return UsageError("unknown_list", text=text, known=known)
