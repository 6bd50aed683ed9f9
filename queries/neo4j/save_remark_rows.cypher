// queries/neo4j/save_remark_rows.cypher
// Keep the remarks of areas' newest revisions.
// parameters: $rows, each with area, position, text, kind, subject, cites, as_of, note
// columns: none
UNWIND $rows AS row
MATCH (a:Area {code: row.area})
CREATE (f:Remark)-[:RECORDED_FOR]->(a)
SET f = row {.*, subject: null, cites: null}
FOREACH (body IN CASE WHEN row.subject IS NULL THEN [] ELSE [row.subject] END |
    MERGE (b:Body {key: CASE WHEN body CONTAINS ':' THEN body ELSE row.area + ':' + body END})
        ON CREATE SET b:Unrecorded
    MERGE (f)-[:ABOUT]->(b))
FOREACH (cited IN row.cites |
    MERGE (s:Source {key: CASE WHEN cited CONTAINS ':' THEN cited ELSE row.area + ':' + cited END})
        ON CREATE SET s:Unrecorded
    MERGE (f)-[:CITES]->(s))
