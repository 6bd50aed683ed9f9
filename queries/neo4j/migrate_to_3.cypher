// queries/neo4j/migrate_to_3.cypher
// What is kept of a fact follows from its declaration from now on: the program makes the rows and their indexes anew
// whenever it declares facts otherwise. The Store node says by which declaration they were made; none yet.
// Organisations, networks and platforms are actors, not bodies. A person has one draft of an area.
// parameters: none
// columns: none
CREATE CONSTRAINT actor_key IF NOT EXISTS FOR (n:Actor) REQUIRE n.key IS UNIQUE;
MATCH (n:Body) SET n:Actor REMOVE n:Body;
DROP CONSTRAINT body_key IF EXISTS;
CREATE CONSTRAINT draft_of_person IF NOT EXISTS FOR (d:Draft) REQUIRE (d.area, d.person) IS UNIQUE;
MATCH (s:Store {name: 'tsunagari'}) SET s.declaration = '', s.names = [];
