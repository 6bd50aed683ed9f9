// queries/neo4j/save_window_rows.cypher
// Keep the windows of areas' newest revisions.
// parameters: $rows, each with area, position, id, name, operator, place, contact, any_age, any_sex, any_disability, publicised_by, publicised_on, all_households_reached, cites, as_of, note
// columns: none
UNWIND $rows AS row
MATCH (a:Area {code: row.area})
CREATE (f:Window)-[:RECORDED_FOR]->(a)
SET f = row {.*, operator: null, cites: null}
FOREACH (body IN CASE WHEN row.operator IS NULL THEN [] ELSE [row.operator] END |
    MERGE (b:Body {key: CASE WHEN body CONTAINS ':' THEN body ELSE row.area + ':' + body END})
        ON CREATE SET b:Unrecorded
    MERGE (b)-[:OPERATES]->(f))
FOREACH (cited IN row.cites |
    MERGE (s:Source {key: CASE WHEN cited CONTAINS ':' THEN cited ELSE row.area + ':' + cited END})
        ON CREATE SET s:Unrecorded
    MERGE (f)-[:CITES]->(s))
