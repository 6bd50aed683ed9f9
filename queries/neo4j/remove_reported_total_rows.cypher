// queries/neo4j/remove_reported_total_rows.cypher
// Let go of areas' rows of the kind reported total, before those of their next revisions come.
// parameters: $rows, each with area
// columns: none
UNWIND $rows AS row
MATCH (f:ReportedTotal {area: row.area})
DETACH DELETE f
