// queries/neo4j/save_mapping.cypher
// Remember how tables of a shape are read, in the place of what was confirmed before.
// parameters: $rows, each with shape, kind, roles, confirmed_at
// columns: none
UNWIND $rows AS row
MERGE (m:Mapping {shape: row.shape})
SET m = row
