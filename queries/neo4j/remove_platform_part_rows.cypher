// queries/neo4j/remove_platform_part_rows.cypher
// Let go of areas' rows of the kind platform part, before those of their next revisions come.
// parameters: $rows, each with area
// columns: none
UNWIND $rows AS row
MATCH ()-[r:PART_OF {area: row.area}]->()
DELETE r
