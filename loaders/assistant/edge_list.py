"""Reading lists of edges, and of nodes: names or ids at both ends, ties between organisations, seats on councils."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from loaders.assistant import cells
from loaders.assistant.doubts import DoubtKind, LeftOutKind
from loaders.assistant.gathering import Gathering
from loaders.assistant.grid import CUT, Grid
from loaders.assistant.guess import TableGuess
from loaders.assistant.headings import Role, is_reversed, tie_kinds_in
from loaders.assistant.mentions import Mention, mention_in
from loaders.assistant.naming import organisation_likeness
from loaders.assistant.rows import Reader, Row
from loaders.assistant.seats import seat_in
from loaders.assistant.spelling import kept, plain
from loaders.assistant.survey import choices_in
from loaders.assistant.tie_signs import said_by_words
from loaders.assistant.titles import council_likeness

_NETWORKS = re.compile(r"network|council|会議|協議会|ネットワーク|委員会|event")
_ORGANISATIONS = re.compile(r"organi[sz]ation|org|機関|団体|組織|部署|actor|行政|民間")
_PERSONS = re.compile(r"person|people|個人|人物|職員|担当者")


@dataclass(frozen=True, slots=True)
class Node:
    """A node by its id: its name, whether it is a council (None: not said), or a person, which is left out."""

    name: str
    is_network: bool | None = None
    is_person: bool = False


def nodes_in(reader: Reader) -> dict[str, Node]:
    """Return the nodes of a table that lists them, by their id and by their name."""
    ids = reader.column(Role.IDENTIFIER, Role.NUMBER)
    names = reader.column(Role.LABEL, Role.ORGANISATION, Role.MUNICIPALITY) or ids
    kinds = [column for column in reader.columns if column.role in (Role.KIND, Role.NODE_KIND, Role.GROUP)]
    nodes: dict[str, Node] = {}
    for row in reader.rows(None):
        if not isinstance(row, Row):
            continue
        name = kept(row.cell(names).replace(CUT, "")) or kept(row.cell(ids).replace(CUT, ""))
        if not name:
            reader.out.doubt(DoubtKind.NO_ORGANISATION, reader.place(row.at))
            continue
        said = [plain(row.cell(column)) for column in kinds]
        if any(_PERSONS.search(text) for text in said):
            reader.out.leave_out(LeftOutKind.PERSON_CELL, reader.place(row.at))
            nodes[kept(row.cell(ids))] = Node("", is_person=True)
            continue
        is_network = (
            True
            if any(_NETWORKS.search(text) for text in said)
            else False
            if any(_ORGANISATIONS.search(text) for text in said)
            else None
        )
        node = Node(name, is_network)
        nodes[kept(row.cell(ids)) or name] = node
        nodes.setdefault(name, node)
    return nodes


class EdgeList(Reader):
    """Reads one table of edges into what is gathered; `nodes` are what other tables say of their ends."""

    def __init__(
        self, grid: Grid, table: TableGuess, out: Gathering, *, tie_kind: str = "", nodes: dict[str, Node] | None = None
    ) -> None:
        super().__init__(grid, table, out)
        self._nodes = nodes or {}
        self._kind = tie_kind
        self._source = self.column(Role.SOURCE, Role.RESPONDENT, Role.ORGANISATION)
        self._target = self.column(Role.TARGET)
        self._reporter = self.column(Role.REPORTER) or (self.column(Role.RESPONDENT))
        self._kinds = [column for column in self.columns if column.role is Role.KIND]
        self._loose = [
            column
            for column in self.columns
            if column.role in (Role.LABEL, Role.SEAT, Role.SEAT_OR_POST, Role.POST, Role.NOTE)
        ]
        self._frequency = self.column(Role.FREQUENCY)
        self.networks = self._ends_that_are_networks()

    def _node(self, text: str) -> Node:
        name = kept(text.replace(CUT, ""))
        return self._nodes.get(name) or self._nodes.get(re.sub(r"\.0$", "", name)) or Node(name)

    def _ends_that_are_networks(self) -> set[str]:
        """Return the names at the ends that are councils: said so, or named like one where edges say seats."""
        rows = range(self.block.first, self.block.last)
        ends = {
            self._node(self.grid.rows[row][column.at])
            for row in rows
            for column in (self._source, self._target)
            if column and self.grid.rows[row][column.at].strip()
        }
        said = {node.name for node in ends if node.is_network}
        unsaid = {node.name for node in ends if node.is_network is None and council_likeness(node.name) >= 1}
        return said | (unsaid if not said else set())

    def read(self) -> None:
        """Take in all edges; one between two organisations is a tie, one to a council a seat."""
        before = self.table.respondent if self._source is None else ""
        for row in self.rows(self._source or self._target):
            if isinstance(row, Row):
                before = row.cell(self._source) or before
                self._read_row(row, before)

    def _read_row(self, row: Row, named: str) -> None:
        source = self._node(row.cell(self._source) or (named if row.cell(self._target).strip() else ""))
        targets = [self._node(row.cell(self._target))]
        if not targets[0].name or (targets[0].is_network is None and targets[0].name not in self._nodes):
            targets = [self._node(choice) for choice, _ in choices_in(row.cell(self._target))] or targets
        if source.is_person or any(node.is_person for node in targets):
            self.out.leave_out(LeftOutKind.PERSON_CELL, self.place(row.at))
            return
        if not source.name or not targets[0].name or cells.is_nothing(source.name) or cells.is_nothing(targets[0].name):
            self._read_lone(row, source, targets)
            return
        for target in targets:
            self._read_edge(row, source, target)

    def _read_lone(self, row: Row, source: Node, targets: Sequence[Node]) -> None:
        """Take in an organisation that a row names without another one: it works with nobody, and stays."""
        names = [node.name for node in (source, *targets) if node.name and not cells.is_nothing(node.name)]
        if not names:
            self.out.doubt(DoubtKind.NO_ORGANISATION, self.place(row.at))
        for name in names:
            self._organisation(name, row)

    def _organisation(self, name: str, row: Row) -> str:
        mention = mention_in(name) if organisation_likeness(name) >= 0.5 else None
        return self.out.organisation(mention or Mention(name), self.place(row.at))

    def _read_edge(self, row: Row, source: Node, target: Node) -> None:
        place = self.place(row.at)
        networks = [node.name in self.networks for node in (source, target)]
        said = [row.cell(column) for column in self._kinds]
        if any(networks):
            network, organisation = (source, target) if networks[0] and not networks[1] else (target, source)
            seat = next(filter(None, map(seat_in, [*said, *(row.cell(column) for column in self._loose)])), "")
            self.out.membership(
                self._organisation(organisation.name, row), self.out.network(network.name, place), seat, place
            )
            return
        kinds, is_turned = self._kinds_of(said, row)
        ends = (target, source) if is_turned else (source, target)
        first, second = (self._organisation(node.name, row) for node in ends)
        said_by = row.cell(self._reporter) if self._source else self.table.respondent
        reporter = source.name if self._reporter is self._source else self._node(said_by).name
        reported_by = self._organisation(reporter, row) if reporter and not cells.is_nothing(reporter) else ""
        for kind in kinds:
            self.out.tie(first, second, kind, place, frequency=kept(row.cell(self._frequency)), reported_by=reported_by)

    def _kinds_of(self, said: Sequence[str], row: Row) -> tuple[tuple[str, ...], bool]:
        """Return the kinds of tie that an edge says, and whether it is said from the other end."""
        legend = {sign.sign: sign.text for sign in self.table.legend}
        for text in (*said, *(row.cell(column) for column in self._loose)):
            words = legend.get(cells.mark(text), text)
            if kinds := tie_kinds_in(words):
                return kinds, is_reversed(words)
        unknown = next((text for text in said if text.strip() and said_by_words(text) is None), "")
        if unknown and not self._kind:
            self.out.doubt(DoubtKind.UNKNOWN_TIE_KIND, self.place(row.at), unknown)
        headings = " ".join(column.heading for column in (self._source, self._target) if column)
        return (self._kind,) if self._kind else tie_kinds_in(headings) or tie_kinds_in(self.table.title) or ("",), False


def take_in_nodes(reader: Reader, nodes: dict[str, Node], networks: set[str], out: Gathering) -> None:
    """Take in the nodes of a table, so that one without an edge stays."""
    ids = reader.column(Role.IDENTIFIER, Role.NUMBER)
    names = reader.column(Role.LABEL, Role.ORGANISATION, Role.MUNICIPALITY) or ids
    for row in reader.rows(None):
        if not isinstance(row, Row):
            continue
        node = nodes.get(kept(row.cell(ids))) or nodes.get(kept(row.cell(names)))
        if node is None or node.is_person or not node.name:
            continue
        if node.is_network or node.name in networks:
            out.network(node.name, reader.place(row.at))
        else:
            mention = mention_in(node.name) if organisation_likeness(node.name) >= 0.5 else None
            out.organisation(mention or Mention(node.name), reader.place(row.at))
