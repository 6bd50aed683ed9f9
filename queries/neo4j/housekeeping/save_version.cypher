// queries/neo4j/housekeeping/save_version.cypher
// Say that the database holds our store, in this version.
// parameters: $rows, each with version
// columns: none
UNWIND $rows AS row
MERGE (s:Store {name: 'tsunagari'})
SET s.version = row.version
