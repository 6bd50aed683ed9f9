// queries/neo4j/find_seated_types.cypher
// Which partner types some areas have, and on which types of network they sit there ('' for none).
// Actors of other areas that an area's seats name count for it too.
// parameters: $areas (a list of codes)
// columns: area, partner_type, network_type
UNWIND $areas AS code
CALL (code) {
    MATCH (o:Organisation {area: code})
    OPTIONAL MATCH (o)-[:MEMBER_OF {area: code}]->(n)
    RETURN o, CASE n.area WHEN code THEN n.network_type END AS type
    UNION
    MATCH (o:Organisation)-[:MEMBER_OF {area: code}]->(n)
    WHERE o.area <> code
    RETURN o, CASE n.area WHEN code THEN n.network_type END AS type
}
UNWIND o.partner_types AS partner_type
RETURN DISTINCT code AS area, partner_type, coalesce(type, '') AS network_type
ORDER BY area, partner_type, network_type
