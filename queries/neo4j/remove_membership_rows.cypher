// queries/neo4j/remove_membership_rows.cypher
// Let go of areas' rows of the kind membership, before those of their next revisions come.
// parameters: $rows, each with area
// columns: none
UNWIND $rows AS row
MATCH ()-[r:MEMBER_OF {area: row.area}]->()
DELETE r
