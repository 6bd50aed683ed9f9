// queries/neo4j/find_saves.cypher
// Every save there was, in its order, with the moment that a clock said.
// parameters: none
// columns: sequence, saved_at
MATCH (r:Revision)
RETURN DISTINCT r.sequence AS sequence, r.saved_at AS saved_at
ORDER BY sequence, saved_at
