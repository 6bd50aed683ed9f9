// queries/neo4j/housekeeping/remove_loose_ends.cypher
// Let go of names that nobody names any more.
// parameters: none
// columns: none
MATCH (u:Unrecorded)
WHERE NOT (u)--()
DELETE u
