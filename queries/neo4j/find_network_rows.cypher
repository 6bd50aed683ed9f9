// queries/neo4j/find_network_rows.cypher
// The networks of an area's newest revision, as they are kept; sources in the order of their ids.
// parameters: $area
// columns: area, position, id, name, network_type, legal_basis, member_cap, tiers, meeting, members_known, since, cites, as_of, note
MATCH (n:Network {area: $area})
RETURN
    n.area AS area, n.position AS position, n.id AS id, n.name AS name, n.network_type AS network_type,
    n.legal_basis AS legal_basis, n.member_cap AS member_cap, n.tiers AS tiers, n.meeting AS meeting,
    n.members_known AS members_known, n.since AS since,
    COLLECT {
        MATCH (n)-[:CITES]->(s)
        RETURN CASE WHEN s.key STARTS WITH $area + ':' THEN substring(s.key, 7) ELSE s.key END AS cited
        ORDER BY cited
    } AS cites,
    n.as_of AS as_of, n.note AS note
ORDER BY position
