// queries/neo4j/migrate_to_3.cypher
// What is kept of a fact follows from its declaration from now on: the program makes the rows and their indexes anew
// whenever it declares facts otherwise. The Store node says by which declaration they were made; none yet.
// parameters: none
// columns: none
MATCH (s:Store {name: 'tsunagari'}) SET s.declaration = '', s.names = [];
