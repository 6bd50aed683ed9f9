// queries/neo4j/remove_remark_rows.cypher
// Let go of areas' rows of the kind remark, before those of their next revisions come.
// parameters: $rows, each with area
// columns: none
UNWIND $rows AS row
MATCH (f:Remark {area: row.area})
DETACH DELETE f
