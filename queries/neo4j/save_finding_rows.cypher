// queries/neo4j/save_finding_rows.cypher
// Keep the findings of areas' newest revisions.
// parameters: $rows, each with area, position, about, status, alternative, by, until, cites, as_of, note
// columns: none
UNWIND $rows AS row
MATCH (a:Area {code: row.area})
CREATE (f:Finding)-[:RECORDED_FOR]->(a)
SET f = row {.*, cites: null}
FOREACH (cited IN row.cites |
    MERGE (s:Source {key: CASE WHEN cited CONTAINS ':' THEN cited ELSE row.area + ':' + cited END})
        ON CREATE SET s:Unrecorded
    MERGE (f)-[:CITES]->(s))
