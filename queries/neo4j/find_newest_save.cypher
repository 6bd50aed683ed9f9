// queries/neo4j/find_newest_save.cypher
// The last save in the whole store, with the moment that a clock said.
// parameters: none
// columns: sequence, saved_at
MATCH (r:Revision)
WHERE r.sequence > 0
RETURN r.sequence AS sequence, r.saved_at AS saved_at
ORDER BY sequence DESC
LIMIT 1
