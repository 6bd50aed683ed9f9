// queries/neo4j/remove_tie_rows.cypher
// Let go of areas' rows of the kind tie, before those of their next revisions come.
// parameters: $rows, each with area
// columns: none
UNWIND $rows AS row
MATCH ()-[r:TIE {area: row.area}]->()
DELETE r
