// queries/neo4j/save_source_rows.cypher
// Keep the sources of areas' newest revisions.
// parameters: $rows, each with area, position, id, title, publisher, published, address, page, cites, as_of, note
// columns: none
UNWIND $rows AS row
MERGE (s:Source {key: row.area + ':' + row.id})
SET s += row {.*, cites: null}
REMOVE s:Unrecorded
FOREACH (cited IN row.cites |
    MERGE (o:Source {key: CASE WHEN cited CONTAINS ':' THEN cited ELSE row.area + ':' + cited END})
        ON CREATE SET o:Unrecorded
    MERGE (s)-[:CITES]->(o))
