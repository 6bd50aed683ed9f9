// queries/neo4j/find_newest_moment.cypher
// When something was last saved, in whichever area.
// parameters: none
// columns: moment
MATCH (r:Revision)
WHERE r.saved_at > ''
RETURN r.saved_at AS moment
ORDER BY moment DESC
LIMIT 1
