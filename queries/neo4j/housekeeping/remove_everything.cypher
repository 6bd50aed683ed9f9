// queries/neo4j/housekeeping/remove_everything.cypher
// Let go of all that was ever saved or confirmed; drafts stay.
// parameters: none
// columns: none
MATCH (n)
WHERE NOT n:Store AND NOT n:Draft
DETACH DELETE n
