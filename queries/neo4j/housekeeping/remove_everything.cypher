// queries/neo4j/housekeeping/remove_everything.cypher
// Let go of all that was ever saved.
// parameters: none
// columns: none
MATCH (n)
WHERE NOT n:Store
DETACH DELETE n
