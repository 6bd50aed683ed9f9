// queries/neo4j/housekeeping/find_moments.cypher
// When each revision was saved, as a clock said.
// parameters: none
// columns: area, number, saved_at
MATCH (r:Revision)
RETURN r.area AS area, r.number AS number, r.saved_at AS saved_at
ORDER BY area, number
