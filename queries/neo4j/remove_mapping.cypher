// queries/neo4j/remove_mapping.cypher
// Let go of how tables of a shape are read.
// parameters: $rows, each with shape
// columns: none
UNWIND $rows AS row
MATCH (m:Mapping {shape: row.shape})
DELETE m
