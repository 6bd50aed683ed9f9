"""A server's database without anything in it, and what is unique or indexed there."""

from __future__ import annotations

from neo4j import GraphDatabase

from tools.neo4j.server import PASSWORD, USER, Server

LISTED = {"CONSTRAINT": "SHOW CONSTRAINTS YIELD name", "INDEX": "SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' RETURN name"}


def rules(server: Server) -> dict[str, set[str]]:
    """Return the names of what is unique, and of what is indexed."""
    with GraphDatabase.driver(server.url, auth=(USER, PASSWORD)) as driver:
        return {kind: {row["name"] for row in driver.execute_query(asked).records} for kind, asked in LISTED.items()}


def make_bare(server: Server) -> None:
    """Leave nothing, no rule either."""
    with GraphDatabase.driver(server.url, auth=(USER, PASSWORD)) as driver:
        driver.execute_query("MATCH (n) DETACH DELETE n")
        for kind in LISTED:  # an index that holds up a constraint goes with it
            for name in rules(server)[kind]:
                driver.execute_query(f"DROP {kind} {name}")
