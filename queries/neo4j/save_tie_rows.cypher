// queries/neo4j/save_tie_rows.cypher
// Keep the ties of areas' newest revisions.
// parameters: $rows, each with area, position, source, target, kind, formality, frequency, reported_by, since, until, cites, as_of, note
// columns: none
UNWIND $rows AS row
MERGE (a:Body {key: CASE WHEN row.source CONTAINS ':' THEN row.source ELSE row.area + ':' + row.source END})
    ON CREATE SET a:Unrecorded
MERGE (b:Body {key: CASE WHEN row.target CONTAINS ':' THEN row.target ELSE row.area + ':' + row.target END})
    ON CREATE SET b:Unrecorded
CREATE (a)-[t:TIE]->(b)
SET t = row {.*, source: null, target: null}
