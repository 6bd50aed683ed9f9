// queries/neo4j/housekeeping/await_indexes.cypher
// Wait until the indexes are there.
// parameters: none
// columns: none
CALL db.awaitIndexes(300)
