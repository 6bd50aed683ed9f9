// queries/neo4j/remove_area_rows.cypher
// Let go of areas' own lines, before those of their next revisions come. They stay as codes
// until all is saved: others may name them.
// parameters: $rows, each with area
// columns: none
UNWIND $rows AS row
MATCH (a:Area {code: row.area})
OPTIONAL MATCH (a)-[own:CITES]->()
DELETE own
WITH DISTINCT a
SET a = {code: a.code}
SET a:Unrecorded
REMOVE a:Municipality:Prefecture:Nation
