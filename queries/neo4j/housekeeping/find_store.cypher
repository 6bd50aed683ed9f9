// queries/neo4j/housekeeping/find_store.cypher
// Which version of our store the database holds, by which declaration of facts its rows were kept, and what that names;
// nothing where it holds none.
// parameters: none
// columns: version, declaration, names
MATCH (s:Store {name: 'tsunagari'})
RETURN s.version AS version, coalesce(s.declaration, '') AS declaration, coalesce(s.names, []) AS names
ORDER BY version
