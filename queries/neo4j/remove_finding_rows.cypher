// queries/neo4j/remove_finding_rows.cypher
// Let go of areas' rows of the kind finding, before those of their next revisions come.
// parameters: $rows, each with area
// columns: none
UNWIND $rows AS row
MATCH (f:Finding {area: row.area})
DETACH DELETE f
