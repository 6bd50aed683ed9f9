// queries/neo4j/remove_source_rows.cypher
// Let go of areas' sources, before those of their next revisions come. They stay as names
// until all is saved: others may name them.
// parameters: $rows, each with area
// columns: none
UNWIND $rows AS row
MATCH (s:Source {area: row.area})
OPTIONAL MATCH (s)-[own:CITES]->()
DELETE own
WITH DISTINCT s
SET s = {key: s.key}
SET s:Unrecorded
