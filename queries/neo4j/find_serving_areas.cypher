// queries/neo4j/find_serving_areas.cypher
// The areas whose record, as it stood at a moment, has a platform that serves this area.
// parameters: $area, $moment
// columns: area
MATCH (:Area {code: $area})<-[:SERVED]-(r:Revision)
WITH r.area AS owner, collect(r.number) AS numbers
CALL (owner) {
    MATCH (n:Revision {area: owner})
    WHERE n.saved_at <= $moment
    RETURN max(n.number) AS newest
}
WITH owner, numbers, newest
WHERE newest IN numbers
RETURN owner AS area
ORDER BY area
