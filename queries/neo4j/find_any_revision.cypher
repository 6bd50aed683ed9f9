// queries/neo4j/find_any_revision.cypher
// Whether anything was ever saved.
// parameters: none
// columns: area
MATCH (r:Revision)
RETURN r.area AS area
ORDER BY area
LIMIT 1
