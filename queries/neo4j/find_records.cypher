// queries/neo4j/find_records.cypher
// The record of every area as it stood after a save, as JSON text; none of areas whose record was removed.
// parameters: $upto (the save's place in the order)
// columns: area, number, record
MATCH (r:Revision)
WHERE r.sequence <= $upto
WITH r.area AS area, max(r.number) AS number
MATCH (r:Revision {area: area, number: number})
WHERE r.record IS NOT NULL
RETURN area, number, r.record AS record
ORDER BY area
