// queries/neo4j/housekeeping/find_strangers.cypher
// Whether the database holds anything at all.
// parameters: none
// columns: labels
MATCH (n)
RETURN labels(n) AS labels
ORDER BY labels
LIMIT 1
