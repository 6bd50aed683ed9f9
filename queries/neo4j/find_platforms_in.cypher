// queries/neo4j/find_platforms_in.cypher
// The platforms that the areas of a prefecture record, a row for each area served.
// parameters: $prefix (first digits of the code)
// columns: area, id, name, form, meeting, served
MATCH (p:Platform)-[s:SERVES]->(a:Area)
WHERE p.area STARTS WITH $prefix
RETURN p.area AS area, p.id AS id, p.name AS name, p.form AS form, p.meeting AS meeting, a.code AS served
ORDER BY area, p.position, s.position
