// queries/neo4j/save_needs_survey_rows.cypher
// Keep the needs surveys of areas' newest revisions.
// parameters: $rows, each with area, position, conducted, method, number, needs_known, conducted_by, cites, as_of, note
// columns: none
UNWIND $rows AS row
MATCH (a:Area {code: row.area})
CREATE (f:NeedsSurvey)-[:RECORDED_FOR]->(a)
SET f = row {.*, conducted_by: null, cites: null}
FOREACH (body IN CASE WHEN row.conducted_by IS NULL THEN [] ELSE [row.conducted_by] END |
    MERGE (b:Body {key: CASE WHEN body CONTAINS ':' THEN body ELSE row.area + ':' + body END})
        ON CREATE SET b:Unrecorded
    MERGE (b)-[:CONDUCTED]->(f))
FOREACH (cited IN row.cites |
    MERGE (s:Source {key: CASE WHEN cited CONTAINS ':' THEN cited ELSE row.area + ':' + cited END})
        ON CREATE SET s:Unrecorded
    MERGE (f)-[:CITES]->(s))
