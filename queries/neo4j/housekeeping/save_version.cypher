// queries/neo4j/housekeeping/save_version.cypher
// Say that the database holds our store, in this version.
// parameters: $version
// columns: none
MERGE (s:Store {name: 'tsunagari'})
SET s.version = $version
