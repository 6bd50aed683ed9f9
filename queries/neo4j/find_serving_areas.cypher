// queries/neo4j/find_serving_areas.cypher
// The areas whose record, as it stood at a moment, has a platform that serves this area.
// parameters: $area, $moment
// columns: area
MATCH (a:Area {code: $area})<-[:SERVED]-(r:Revision)
USING INDEX SEEK a:Area(code)
WITH r.area AS owner, collect(r.number) AS numbers
CALL (owner) {
    MATCH (n:Revision {area: owner})
    USING INDEX SEEK n:Revision(area, number)
    WHERE n.number > 0 AND n.saved_at <= $moment
    RETURN max(n.number) AS newest
}
WITH owner, numbers, newest
WHERE newest IN numbers
RETURN owner AS area
ORDER BY area
