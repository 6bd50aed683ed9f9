// queries/neo4j/housekeeping/save_declaration.cypher
// Say by which declaration of facts the rows are kept; none while they are made anew.
// parameters: $declaration, $names (a list)
// columns: none
MATCH (s:Store {name: 'tsunagari'})
SET s.declaration = $declaration, s.names = $names
