// queries/neo4j/save_reported_total_rows.cypher
// Keep the reported totals of areas' newest revisions.
// parameters: $rows, each with area, position, about, count, out_of, cites, as_of, note
// columns: none
UNWIND $rows AS row
MATCH (a:Area {code: row.area})
CREATE (f:ReportedTotal)-[:RECORDED_FOR]->(a)
SET f = row {.*, cites: null}
FOREACH (cited IN row.cites |
    MERGE (s:Source {key: CASE WHEN cited CONTAINS ':' THEN cited ELSE row.area + ':' + cited END})
        ON CREATE SET s:Unrecorded
    MERGE (f)-[:CITES]->(s))
