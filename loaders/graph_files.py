"""Graph files as two tables, one of nodes and one of edges: read like any other table then."""

from __future__ import annotations

import io
import json
from collections.abc import Hashable, Iterable, Mapping
from pathlib import PurePath
from typing import Any
from xml.etree.ElementTree import ParseError

import networkx as nx

from loaders import limits
from loaders.problems import GuessProblemKind
from loaders.tables import Form, Reports, Table, check_cells
from loaders.workbooks.xml_parts import Attributes, read_part

NODES, EDGES = "nodes", "edges"
"""The names of the two tables."""
_DRAWING = {"r", "g", "b", "a", "x", "y", "z", "size", "viz", "color", "shape_type", "thickness", "fixed"}


_LABELS = {"label", "name", "名称", "名前", "機関", "機関名", "団体名", "組織名", "会議体名"}
"""Attributes that say what a node is called."""
_OF_EDGES = {"id", "key", "from", "to"}
"""What edges have beside their two ends and says nothing more."""


class NotAGraph(ValueError):
    """A file that is named like a graph and is none."""


def graph_tables(file: str, content: bytes, reports: Reports, book: str = "") -> list[Table]:
    """Return the nodes and the edges of a GraphML, GEXF or node-link JSON file; what is none is reported.

    XML that refers to anything (entities, outside files) is refused before it is read.
    """
    try:
        graph = _graph(content, PurePath(file).suffix.lower())
    except (ParseError, nx.NetworkXException, ValueError, KeyError, TypeError, AttributeError, RecursionError,
            StopIteration) as error:
        reports.problem(GuessProblemKind.NO_GRAPH, file, detail=type(error).__name__)
        return []
    tables = [Table(file, name, rows, book or file, form=Form.GRAPH)
              for name, rows in ((NODES, _nodes(graph)), (EDGES, _edges(graph)))]
    fine = [table for table in tables if check_cells(table, reports)]
    return fine if len(fine) == len(tables) else []


class _Nothing:
    """Takes in the elements of a file and keeps none."""

    def begin(self, name: str, attributes: Attributes) -> None:
        pass

    def text(self, data: str) -> None:
        pass

    def end(self, name: str) -> None:
        pass


def _graph(content: bytes, suffix: str) -> nx.Graph:
    if suffix == ".json":
        return _node_link(content)
    read_part(io.BytesIO(content), _Nothing(), limits.FILE_BYTES)
    return nx.read_gexf(io.BytesIO(content)) if suffix == ".gexf" else nx.read_graphml(io.BytesIO(content))


def _node_link(content: bytes) -> nx.Graph:
    data = json.loads(content.decode("utf-8-sig"))
    nodes, edges = (_parts(data, "nodes"), _parts(data, "links") or _parts(data, "edges"))
    if not nodes:
        raise NotAGraph("no nodes")
    ends = [{**edge, "source": _end(edge, "source", "from"), "target": _end(edge, "target", "to")} for edge in edges]
    numbered = [{**edge, "key": number} for number, edge in enumerate(ends)]
    whole = {"directed": bool(data.get("directed")), "multigraph": True, "nodes": nodes, "edges": numbered}
    return nx.node_link_graph(whole, edges="edges")


def _parts(data: Any, name: str) -> list[dict[str, Any]]:
    """Return the nodes or the edges of a graph as JSON; those of Cytoscape stand a level deeper."""
    parts = data.get(name) or data.get("elements", {}).get(name) or ()
    return [each["data"] if isinstance(each.get("data"), dict) else each for each in parts]


def _end(edge: Mapping[str, Any], *names: str) -> Any:
    """Return one end of an edge; an older form has the whole node there."""
    end = next(edge[name] for name in names if name in edge)
    return end["id"] if isinstance(end, dict) else end


def _nodes(graph: nx.Graph) -> list[list[str]]:
    rows = [(node, dict(attributes)) for node, attributes in graph.nodes(data=True)]
    names = _attributes(attributes for _, attributes in rows)
    if not any(name.casefold() in _LABELS for name in names):
        names = ["Label", *names]
        rows = [(node, {**attributes, "Label": node}) for node, attributes in rows]
    cells = [[_text(node), *(_text(attributes.get(name, "")) for name in names)] for node, attributes in rows]
    return [["ID", *names], *cells]


def _edges(graph: nx.Graph) -> list[list[str]]:
    rows = [(source, target, dict(attributes)) for source, target, attributes in graph.edges(data=True)]
    names = [name for name in _attributes(attributes for *_, attributes in rows) if name not in _OF_EDGES]
    cells = [[_text(source), _text(target), *(_text(attributes.get(name, "")) for name in names)]
             for source, target, attributes in rows]
    return [["Source", "Target", *names], *cells]


def _attributes(rows: Iterable[Mapping[str, Any]]) -> list[str]:
    """Return the names of attributes that say something, in the order in which they come."""
    said = (name for attributes in rows for name, value in attributes.items() if _text(value).strip())
    return [name for name in dict.fromkeys(said) if name not in _DRAWING]


def _text(value: Hashable | Mapping[str, Any]) -> str:
    if value is None or isinstance(value, dict | list | tuple):
        return ""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
