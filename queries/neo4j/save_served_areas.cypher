// queries/neo4j/save_served_areas.cypher
// Keep that a platform of a revision serves an area.
// parameters: $rows, each with area, number, served
// columns: none
UNWIND $rows AS row
MATCH (r:Revision {area: row.area, number: row.number})
MERGE (a:Area {code: row.served})
    ON CREATE SET a:Unrecorded
CREATE (r)-[:SERVED]->(a)
