// queries/neo4j/find_newest_numbers.cypher
// The newest revision's number of some areas, of those that have any.
// parameters: $areas (a list of codes)
// columns: area, number
UNWIND $areas AS code
MATCH (r:Revision {area: code})
USING INDEX SEEK r:Revision(area, number)
WHERE r.number > 0
RETURN r.area AS area, max(r.number) AS number
ORDER BY area
