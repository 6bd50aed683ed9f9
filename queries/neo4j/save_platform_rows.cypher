// queries/neo4j/save_platform_rows.cypher
// Keep the platforms of areas' newest revisions.
// parameters: $rows, each with area, position, id, name, serves, form, meeting, since, cites, as_of, note
// columns: none
UNWIND $rows AS row
MERGE (p:Body {key: row.area + ':' + row.id})
SET p += row {.*, serves: null, cites: null}
SET p:Platform
REMOVE p:Unrecorded
FOREACH (at IN range(0, size(row.serves) - 1) |
    MERGE (a:Area {code: row.serves[at]})
        ON CREATE SET a:Unrecorded
    CREATE (p)-[:SERVES {position: at}]->(a))
FOREACH (cited IN row.cites |
    MERGE (s:Source {key: CASE WHEN cited CONTAINS ':' THEN cited ELSE row.area + ':' + cited END})
        ON CREATE SET s:Unrecorded
    MERGE (p)-[:CITES]->(s))
