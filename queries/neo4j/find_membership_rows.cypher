// queries/neo4j/find_membership_rows.cypher
// The memberships of an area's newest revision, as they are kept.
// parameters: $area
// columns: area, position, member, network, seat, status, since, until, cites, as_of, note
MATCH (a)-[r:MEMBER_OF {area: $area}]->(b)
RETURN
    r.area AS area, r.position AS position,
    CASE WHEN a.key STARTS WITH $area + ':' THEN substring(a.key, 7) ELSE a.key END AS member,
    CASE WHEN b.key STARTS WITH $area + ':' THEN substring(b.key, 7) ELSE b.key END AS network,
    r.seat AS seat, r.status AS status, r.since AS since, r.until AS until, r.cites AS cites, r.as_of AS as_of,
    r.note AS note
ORDER BY position
