// queries/neo4j/find_mapping.cypher
// How tables of a shape are read, as somebody confirmed it: what they are, and the roles of their columns.
// parameters: $shape
// columns: shape, kind, roles, confirmed_at
MATCH (m:Mapping {shape: $shape})
RETURN m.shape AS shape, m.kind AS kind, m.roles AS roles, m.confirmed_at AS confirmed_at
