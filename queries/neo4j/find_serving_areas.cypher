// queries/neo4j/find_serving_areas.cypher
// The areas whose record, as it stood after a save, has a platform that serves this area.
// parameters: $area, $upto (the save's place in the order)
// columns: area
MATCH (a:Area {code: $area})<-[:SERVED]-(r:Revision)
USING INDEX SEEK a:Area(code)
WITH r.area AS owner, collect(r.number) AS numbers
CALL (owner) {
    MATCH (n:Revision {area: owner})
    USING INDEX SEEK n:Revision(area, number)
    WHERE n.number > 0 AND n.sequence <= $upto
    RETURN max(n.number) AS newest
}
WITH owner, numbers, newest
WHERE newest IN numbers
RETURN owner AS area
ORDER BY area
