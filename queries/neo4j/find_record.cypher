// queries/neo4j/find_record.cypher
// The record of one revision, as JSON text; empty where the revision removed it.
// parameters: $area, $number
// columns: record
MATCH (r:Revision {area: $area, number: $number})
RETURN r.record AS record
ORDER BY r.number
