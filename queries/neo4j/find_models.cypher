// queries/neo4j/find_models.cypher
// The areas of which a feature or a lesson is recorded, so that others may look at them as a model.
// parameters: none
// columns: code, name, kind, remarks, organisations
MATCH (r:Remark)
WHERE r.kind IN ['feature', 'lesson']
MATCH (r)-[:RECORDED_FOR]->(a:Area)
RETURN a.code AS code, a.name AS name, a.kind AS kind, count(*) AS remarks, a.organisations AS organisations
ORDER BY code
