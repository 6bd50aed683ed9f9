// queries/neo4j/save_tie_rows.cypher
// Keep the ties of areas' newest revisions. Bodies of other areas that they name may not be recorded.
// parameters: $rows, each with area, position, source, target, kind, formality, frequency, reported_by, since, until, cites, as_of, note
// columns: none
UNWIND $rows AS row
FOREACH (elsewhere IN [ref IN [row.source, row.target] WHERE ref CONTAINS ':'] |
    MERGE (u:Body {key: elsewhere})
        ON CREATE SET u:Unrecorded)
WITH row
MATCH (a:Body {key: CASE WHEN row.source CONTAINS ':' THEN row.source ELSE row.area + ':' + row.source END})
MATCH (b:Body {key: CASE WHEN row.target CONTAINS ':' THEN row.target ELSE row.area + ':' + row.target END})
CREATE (a)-[t:TIE]->(b)
SET t = row {.*, source: null, target: null}
