// queries/neo4j/migrate_to_2.cypher
// Saves are found by their place in the order, not by the moment that a clock said. Their places and the digests of
// the revisions are written by the program itself.
// parameters: none
// columns: none
CREATE INDEX revision_sequence IF NOT EXISTS FOR (r:Revision) ON (r.sequence);
DROP INDEX revision_moment IF EXISTS;
