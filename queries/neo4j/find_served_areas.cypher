// queries/neo4j/find_served_areas.cypher
// Which areas the platforms of one area's revisions served, as it is kept.
// parameters: $area
// columns: area, number, served
MATCH (r:Revision {area: $area})
USING INDEX SEEK r:Revision(area, number)
WHERE r.number > 0
MATCH (r)-[:SERVED]->(a:Area)
RETURN r.area AS area, r.number AS number, a.code AS served
ORDER BY number, served
