// queries/neo4j/remove_network_rows.cypher
// Let go of areas' networks, before those of their next revisions come. They stay as names
// until all is saved: others may name them.
// parameters: $rows, each with area
// columns: none
UNWIND $rows AS row
MATCH (n:Network {area: row.area})
OPTIONAL MATCH (n)-[own:CITES]->()
DELETE own
WITH DISTINCT n
SET n = {key: n.key}
SET n:Unrecorded
REMOVE n:Network
