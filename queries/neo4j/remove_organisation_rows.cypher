// queries/neo4j/remove_organisation_rows.cypher
// Let go of areas' organisations, before those of their next revisions come. They stay as names
// until all is saved: others may name them.
// parameters: $rows, each with area
// columns: none
UNWIND $rows AS row
MATCH (o:Organisation {area: row.area})
OPTIONAL MATCH (o)-[own:DEPARTMENT_OF|CITES]->()
DELETE own
WITH DISTINCT o
SET o = {key: o.key}
SET o:Unrecorded
REMOVE o:Organisation:Department
