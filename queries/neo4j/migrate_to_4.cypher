// queries/neo4j/migrate_to_4.cypher
// How tables of a shape are read, as somebody confirmed it: once for each shape, which is a digest of the headings.
// parameters: none
// columns: none
CREATE CONSTRAINT mapping_shape IF NOT EXISTS FOR (m:Mapping) REQUIRE m.shape IS UNIQUE;
