// queries/neo4j/save_revision.cypher
// Keep revisions.
// parameters: $rows, each with area, number, sequence, saved_at, who, note, removed, record, digest
// columns: none
UNWIND $rows AS row
CREATE (r:Revision)
SET r = row
