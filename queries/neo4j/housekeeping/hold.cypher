// queries/neo4j/housekeeping/hold.cypher
// Hold the store for writing: whoever else wants to write waits until this transaction ends.
// parameters: none
// columns: version, declaration
MATCH (s:Store {name: 'tsunagari'})
SET s.saves = coalesce(s.saves, 0) + 1
RETURN s.version AS version, coalesce(s.declaration, '') AS declaration
ORDER BY version
