// queries/neo4j/find_mappings.cypher
// How tables of every shape are read that somebody confirmed.
// parameters: none
// columns: shape, kind, roles, confirmed_at
MATCH (m:Mapping)
RETURN m.shape AS shape, m.kind AS kind, m.roles AS roles, m.confirmed_at AS confirmed_at
ORDER BY shape
