// queries/neo4j/begin.cypher
// What is unique in a new database, and what is found otherwise than by its area. Only made, never dropped: two offices
// may open the same new database at once, and a server that is asked to make and to drop the same rule at once keeps
// half of it. Older databases come to the same by their migrations, but for the rule of the Store node, which whoever
// begins needs.
// parameters: none
// columns: none
CREATE CONSTRAINT store_name IF NOT EXISTS FOR (s:Store) REQUIRE s.name IS UNIQUE;
CREATE CONSTRAINT actor_key IF NOT EXISTS FOR (n:Actor) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT area_code IF NOT EXISTS FOR (n:Area) REQUIRE n.code IS UNIQUE;
CREATE CONSTRAINT source_key IF NOT EXISTS FOR (n:Source) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT revision_number IF NOT EXISTS FOR (r:Revision) REQUIRE (r.area, r.number) IS UNIQUE;
CREATE CONSTRAINT draft_of_person IF NOT EXISTS FOR (d:Draft) REQUIRE (d.area, d.person) IS UNIQUE;
CREATE CONSTRAINT mapping_shape IF NOT EXISTS FOR (m:Mapping) REQUIRE m.shape IS UNIQUE;
CREATE INDEX revision_sequence IF NOT EXISTS FOR (r:Revision) ON (r.sequence);
