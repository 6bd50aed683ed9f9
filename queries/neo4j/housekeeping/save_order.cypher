// queries/neo4j/housekeeping/save_order.cypher
// Keep the place in the order, and the digest, of revisions that were saved before there were any.
// parameters: $rows, each with area, number, sequence, digest
// columns: none
UNWIND $rows AS row
MATCH (r:Revision {area: row.area, number: row.number})
SET r.sequence = row.sequence, r.digest = row.digest
