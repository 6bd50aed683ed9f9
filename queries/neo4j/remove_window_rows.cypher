// queries/neo4j/remove_window_rows.cypher
// Let go of areas' rows of the kind window, before those of their next revisions come.
// parameters: $rows, each with area
// columns: none
UNWIND $rows AS row
MATCH (f:Window {area: row.area})
DETACH DELETE f
