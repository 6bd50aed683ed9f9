"""From the grids of a file and a guess, corrected or not, to what the file says."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from graph.dates import RecordedDate
from graph.replacing import replace
from loaders.assistant.cleaned import Cleaned
from loaders.assistant.columns import PERSONAL
from loaders.assistant.council_table import CouncilTable
from loaders.assistant.doubts import LeftOutKind, Place
from loaders.assistant.edge_list import EdgeList, Node, nodes_in, take_in_nodes
from loaders.assistant.gathering import UNDIRECTED, Gathering
from loaders.assistant.grid import Grid
from loaders.assistant.guess import Guess, Kind, TableGuess, lists_members
from loaders.assistant.guessing import as_text
from loaders.assistant.headings import Role
from loaders.assistant.matching import with_proposals
from loaders.assistant.member_list import MemberList
from loaders.assistant.place import Surroundings
from loaders.assistant.progress import Progress
from loaders.assistant.rows import Reader
from loaders.assistant.survey import SurveyAnswers
from loaders.assistant.text_list import TextList
from loaders.assistant.tie_matrix import TieMatrix
from loaders.assistant.understood import Understood

_NOT_READ = {Role.UNREAD, Role.NOTE, Role.ADDRESS, Role.SECRETARIAT, Role.REPORTER}
"""Columns that are told, unless a kind of table reads them."""
_READ = {
    Kind.COUNCIL_TABLE: {Role.SECRETARIAT},
    Kind.MEMBER_LIST: {Role.SECRETARIAT},
    Kind.EDGE_LIST: {Role.REPORTER},
    Kind.GRAPH: {Role.REPORTER},
}


@dataclass(frozen=True, slots=True)
class Answers:
    """What a person says beside the file: defaults for what it does not say, and who is who.

    `network` names the council of a list that names none, `tie_kind` the kind of ties whose sign says none, `as_of`
    the date it is all about. `same` are pairs of names of one organisation, `different` pairs that are not.
    """

    network: str = ""
    tie_kind: str = ""
    as_of: RecordedDate | None = None
    same: tuple[tuple[str, str], ...] = ()
    different: tuple[tuple[str, str], ...] = ()


def understand(
    clean: Cleaned,
    guess: Guess,
    surroundings: Surroundings,
    answers: Answers | None = None,
    *,
    undirected: Collection[str] = UNDIRECTED,
) -> Understood:
    """Return what a file says when it is read as the guess says."""
    said = answers or Answers()
    settled = _settled(guess, said)
    out = Gathering(surroundings, same=said.same, undirected=undirected)
    nodes, networks = _nodes(clean.grids, settled, out)
    for table in settled.tables:
        _tell_columns(clean.grids[table.grid], table, out)
        _read(_grid(clean.grids, table), table, out, said, nodes)
    for table in settled.tables:
        if _lists_nodes(table):
            take_in_nodes(Reader(_grid(clean.grids, table), table, out), nodes, networks, out)
    understood = out.understood(settled, clean.left_out)
    return with_proposals(understood, surroundings, answered=[*said.same, *said.different])


def _settled(guess: Guess, said: Answers) -> Guess:
    """Return the guess with what a person said in the place of what the file does not say."""
    councils = {table.council for table in guess.tables if lists_members(table)} - {""}
    fills_all = len(councils) == 1 and said.network
    tables = tuple(
        replace(table, council=said.network)
        if said.network and lists_members(table) and (fills_all or not table.council)
        else table
        for table in guess.tables
    )
    as_of = said.as_of or guess.as_of
    return replace(guess, tables=tuple(replace(table, as_of=as_of) for table in tables), as_of=as_of)


def _grid(grids: Sequence[Grid], table: TableGuess) -> Grid:
    grid = grids[table.grid]
    return grid.turned() if table.is_turned else as_text(grid) if table.block is None else grid


def _lists_nodes(table: TableGuess) -> bool:
    roles = {column.role for column in table.columns}
    return table.kind in (Kind.EDGE_LIST, Kind.GRAPH) and Role.TARGET not in roles


def _nodes(grids: Sequence[Grid], guess: Guess, out: Gathering) -> tuple[dict[str, Node], set[str]]:
    """Return the nodes that tables of nodes list, and the names of those that are councils by their edges."""
    nodes: dict[str, Node] = {}
    for table in guess.tables:
        if _lists_nodes(table):
            nodes |= nodes_in(Reader(_grid(grids, table), table, Gathering(out.surroundings)))
    networks: set[str] = set()
    for table in guess.tables:
        if table.kind in (Kind.EDGE_LIST, Kind.GRAPH) and not _lists_nodes(table):
            networks |= EdgeList(_grid(grids, table), table, Gathering(out.surroundings), nodes=nodes).networks
    return nodes, networks


def _read(grid: Grid, table: TableGuess, out: Gathering, said: Answers, nodes: dict[str, Node]) -> None:
    match table.kind:
        case Kind.TEXT_LIST:
            TextList(grid, table, out).read()
        case Kind.MEMBER_LIST:
            MemberList(grid, table, out).read()
        case Kind.COUNCIL_TABLE:
            CouncilTable(grid, table, out).read()
        case Kind.TIE_MATRIX:
            TieMatrix(grid, table, out, tie_kind=said.tie_kind).read()
        case Kind.SURVEY:
            SurveyAnswers(grid, table, out, tie_kind=said.tie_kind).read()
        case Kind.EDGE_LIST | Kind.GRAPH if not _lists_nodes(table):
            EdgeList(grid, table, out, tie_kind=said.tie_kind, nodes=nodes).read()
        case Kind.PROGRESS:
            Progress(grid, table, out).read()


def _tell_columns(grid: Grid, table: TableGuess, out: Gathering) -> None:
    """Tell the columns that are not read, and the titles over a table."""
    for column in table.columns:
        if column.role in _NOT_READ - _READ.get(table.kind, set()) and column.heading:
            out.leave_out(LeftOutKind.UNREAD_COLUMN, Place(grid.file, grid.sheet, None, column.heading))
        if column.at in grid.hidden_columns and column.role not in PERSONAL and not table.is_turned:
            out.leave_out(LeftOutKind.HIDDEN_COLUMN_READ, Place(grid.file, grid.sheet, None, column.heading))
    if table.block is not None and not table.is_turned:
        for row in table.block.above:
            out.leave_out(LeftOutKind.TITLE, Place(grid.file, grid.sheet, grid.row_number(row)))
