"""The Cypher that keeps, removes and reads back the rows of a kind of fact, as the kind is declared.

Three shapes: nodes that others name, links, and observations that are recorded for an area. Labels, types and names of
properties are those of our own classes and fields; what a person wrote is handed over as `$rows` or `$areas`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from graph.facts.areas import Area
from graph.facts.fact import Fact
from graph.record.kinds import KINDS
from graph.store.declaration import Declaration, declaration
from graph.store.engines.neo4j_mapping import (
    ACTOR,
    AREA,
    TYPED_BY,
    Reference,
    identity_of,
    is_link,
    label_of,
    labels_by_field,
    references_of,
    served_by,
    types_by_choice,
    types_of,
)
from graph.store.engines.rows import PLACE, columns

KEY = "CASE WHEN {0} CONTAINS ':' THEN {0} ELSE row.area + ':' + {0} END"
"""The key of what a reference names: the area's own facts are named without its code."""
OF = "of area"
"""The column that says of which area a row is kept."""
NAME = f"CASE WHEN {{0}}.key STARTS WITH `{OF}` + ':' THEN substring({{0}}.key, 7) ELSE {{0}}.key END"
"""And back."""
AREA_LABELS = """FOREACH (_ IN CASE row.kind WHEN 'nation' THEN [1] ELSE [] END | SET n:Nation)
FOREACH (_ IN CASE row.kind WHEN 'prefecture' THEN [1] ELSE [] END | SET n:Prefecture)
FOREACH (_ IN CASE WHEN row.kind IN ['nation', 'prefecture'] THEN [] ELSE [1] END | SET n:Municipality)"""


@cache
def save(kind: type[Fact]) -> str:
    """Return the statement that keeps `$rows` of a kind."""
    actor = _save_link(kind) if is_link(kind) else _save_named(kind) if identity_of(kind) else _save_observation(kind)
    return "\n".join(("UNWIND $rows AS row", *actor))


@cache
def remove(kind: type[Fact]) -> str:
    """Return the statement that lets go of the rows of a kind of the areas in `$rows`.

    Nodes that others name stay as names until all is saved.
    """
    actor = _remove_link(kind) if is_link(kind) else _remove_named(kind) if identity_of(kind) else (
        f"MATCH (n:{label_of(kind)} {{area: row.area}})", "DETACH DELETE n")
    return "\n".join(("UNWIND $rows AS row", *actor))


@cache
def find(kind: type[Fact]) -> str:
    """Return the statement that reads back the rows of a kind of `$areas`, each area's in their order."""
    actor = _find_link(kind) if is_link(kind) else _find_node(kind)
    return "\n".join((f"UNWIND $areas AS `{OF}`", *actor, f"ORDER BY `{OF}`, position"))


def indexes() -> Iterator[str]:
    """Yield the statements by which rows are found by their area."""
    for kind in KINDS:
        if is_link(kind):
            yield from (f"CREATE INDEX {name.lower()}_area IF NOT EXISTS FOR ()-[r:{name}]-() ON (r.area)"
                        for name in types_of(kind))
        elif kind is not Area:
            label = label_of(kind)
            yield f"CREATE INDEX {label.lower()}_area IF NOT EXISTS FOR (n:{label}) ON (n.area)"


@cache
def declared() -> Declaration:
    """Return by what this program keeps rows."""
    return declaration([*map(save, KINDS), *indexes()])


# Links -------------------------------------------------------------------------------------------


def _save_link(kind: type[Fact]) -> Iterator[str]:
    source, target = kind.ENDS
    yield f"FOREACH (elsewhere IN [ref IN [row.{source}, row.{target}] WHERE ref CONTAINS ':'] |"
    yield f"    MERGE (u:{ACTOR} {{key: elsewhere}}) ON CREATE SET u:Unrecorded)"
    yield "WITH row"
    yield f"MATCH (a:{ACTOR} {{key: {KEY.format(f'row.{source}')}}})"
    yield f"MATCH (b:{ACTOR} {{key: {KEY.format(f'row.{target}')}}})"
    yield f"WITH row, a, b, {_properties(kind.ENDS)} AS properties"
    for choice, name in types_by_choice(kind):
        made = f"CREATE (a)-[r:{name}]->(b) SET r = properties"
        yield made if choice is None else (f"FOREACH (_ IN CASE row.{TYPED_BY[kind][0]} WHEN '{choice}' "
                                           f"THEN [1] ELSE [] END | {made})")


def _remove_link(kind: type[Fact]) -> Iterator[str]:
    yield "CALL (row) {"
    yield "\n    UNION ALL\n".join(f"    MATCH ()-[r:{name} {{area: row.area}}]->()\n    RETURN r"
                                   for name in types_of(kind))
    yield "}"
    yield "DELETE r"


def _find_link(kind: type[Fact]) -> Iterator[str]:
    yield f"CALL (`{OF}`) {{"
    yield "\n    UNION ALL\n".join(f"    MATCH (a)-[r:{name} {{area: `{OF}`}}]->(b)\n    RETURN a, r, b"
                                   for name in types_of(kind))
    yield "}"
    ends = dict(zip(kind.ENDS, (NAME.format("a"), NAME.format("b")), strict=True))
    yield _returned((field.name, ends.get(field.name, f"r.`{field.name}`")) for field in columns(kind))


# Nodes that others name --------------------------------------------------------------------------


def _save_named(kind: type[Fact]) -> Iterator[str]:
    label = identity_of(kind)
    key = "code: row.code" if label == AREA else "key: row.area + ':' + row.id"
    yield f"MERGE (n:{label} {{{key}}})"
    yield f"SET n += {_properties(_related(kind) + ([field.name for field in PLACE] if label == AREA else []))}"
    yield f"SET n:{label_of(kind)}"
    yield "REMOVE n:Unrecorded"
    if kind is Area:
        yield AREA_LABELS
    for name, more in labels_by_field(kind):
        yield f"FOREACH (_ IN CASE WHEN row.{name} IS NULL THEN [] ELSE [1] END | SET n:{more})"
    yield from map(_save_served, served_by(kind))
    yield from map(_save_reference, references_of(kind))


def _remove_named(kind: type[Fact]) -> Iterator[str]:
    label = identity_of(kind)
    key, found_by = ("code", "code") if label == AREA else ("key", "area")
    relations = "|".join(reference.type for reference in (*served_by(kind), *references_of(kind)))
    more = ["Nation", "Prefecture", "Municipality"] if kind is Area else [
        *(() if label == label_of(kind) else (label_of(kind),)), *(name for _, name in labels_by_field(kind))]
    yield f"MATCH (n:{label_of(kind)} {{{found_by}: row.area}})"
    yield f"OPTIONAL MATCH (n)-[own:{relations}]->()"
    yield "DELETE own"
    yield "WITH DISTINCT n"
    yield f"SET n = {{{key}: n.{key}}}"
    yield "SET n:Unrecorded"
    if more:
        yield f"REMOVE n:{':'.join(more)}"


# Observations ------------------------------------------------------------------------------------


def _save_observation(kind: type[Fact]) -> Iterator[str]:
    yield f"MATCH (area:{AREA} {{code: row.area}})"
    yield f"CREATE (n:{label_of(kind)})-[:RECORDED_FOR]->(area)"
    yield f"SET n = {_properties(_related(kind))}"
    yield from map(_save_served, served_by(kind))
    yield from map(_save_reference, references_of(kind))


# What nodes have in common -----------------------------------------------------------------------


def _find_node(kind: type[Fact]) -> Iterator[str]:
    if kind is Area:
        yield f"MATCH (n:{AREA} {{code: `{OF}`}})\nWHERE NOT n:Unrecorded"
    else:
        yield f"MATCH (n:{label_of(kind)} {{area: `{OF}`}})"
    related = {reference.field.name: _names_query(reference) for reference in references_of(kind)} | {
        reference.field.name: f"COLLECT {{ MATCH (n)-[s:{reference.type}]->(t) RETURN t.code ORDER BY s.position }}"
        for reference in served_by(kind)}
    place = {"area": "n.code", "position": "0"} if kind is Area else {} if identity_of(kind) else {
        "area": f"CASE WHEN EXISTS {{ (n)-[:RECORDED_FOR]->(:{AREA} {{code: n.area}}) }} THEN n.area END"}
    said = place | related
    yield _returned((field.name, said.get(field.name, f"n.`{field.name}`")) for field in columns(kind))


def _save_served(reference: Reference) -> str:
    name = reference.field.name
    return (f"FOREACH (at IN range(0, size(row.{name}) - 1) |\n"
            f"    MERGE (t:{AREA} {{code: row.{name}[at]}}) ON CREATE SET t:Unrecorded\n"
            f"    CREATE (n)-[:{reference.type} {{position: at}}]->(t))")


def _save_reference(reference: Reference) -> str:
    value = f"row.{reference.field.name}"
    refs = value if reference.field.is_list else f"CASE WHEN {value} IS NULL THEN [] ELSE [{value}] END"
    return (f"FOREACH (ref IN {refs} |\n"
            f"    MERGE (t:{reference.label} {{key: {KEY.format('ref')}}}) ON CREATE SET t:Unrecorded\n"
            f"    MERGE {_path(reference)})")


def _names_query(reference: Reference) -> str:
    names = f"COLLECT {{ MATCH {_path(reference)} RETURN {NAME.format('t')} AS named ORDER BY named }}"
    return names if reference.field.is_list else f"head({names})"


def _path(reference: Reference) -> str:
    return f"(t)-[:{reference.type}]->(n)" if reference.inwards else f"(n)-[:{reference.type}]->(t)"


def _related(kind: type[Fact]) -> list[str]:
    """Return the fields that become relationships."""
    return [reference.field.name for reference in (*served_by(kind), *references_of(kind))]


def _properties(without: Iterable[str]) -> str:
    """Return a row as properties, without some fields."""
    return f"row {{.*{''.join(f', `{name}`: null' for name in without)}}}"


def _returned(values: Iterable[tuple[str, str]]) -> str:
    return "RETURN " + ", ".join((f"`{OF}`", *(f"{value} AS `{name}`" for name, value in values)))
