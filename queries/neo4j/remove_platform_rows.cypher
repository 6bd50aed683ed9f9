// queries/neo4j/remove_platform_rows.cypher
// Let go of areas' platforms, before those of their next revisions come. They stay as names
// until all is saved: others may name them.
// parameters: $rows, each with area
// columns: none
UNWIND $rows AS row
MATCH (p:Platform {area: row.area})
OPTIONAL MATCH (p)-[own:SERVES|CITES]->()
DELETE own
WITH DISTINCT p
SET p = {key: p.key}
SET p:Unrecorded
REMOVE p:Platform
