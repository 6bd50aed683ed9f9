// queries/neo4j/housekeeping/find_store.cypher
// Which version of our store the database holds; nothing where it holds none.
// parameters: none
// columns: version
MATCH (s:Store {name: 'tsunagari'})
RETURN s.version AS version
ORDER BY version
