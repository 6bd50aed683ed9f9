// queries/neo4j/find_platform_role_rows.cypher
// The platform roles of an area's newest revision, as they are kept.
// parameters: $area
// columns: area, position, actor, platform, role, since, until, cites, as_of, note
CALL () {
    MATCH (a)-[r:HUB_OF {area: $area}]->(b)
    RETURN a, r, b
    UNION ALL
    MATCH (a)-[r:SECRETARIAT_OF {area: $area}]->(b)
    RETURN a, r, b
    UNION ALL
    MATCH (a)-[r:TAKES_PART_IN {area: $area}]->(b)
    RETURN a, r, b
    UNION ALL
    MATCH (a)-[r:BACKS_UP {area: $area}]->(b)
    RETURN a, r, b
    UNION ALL
    MATCH (a)-[r:LINKED_TO {area: $area}]->(b)
    RETURN a, r, b
}
RETURN
    r.area AS area, r.position AS position,
    CASE WHEN a.key STARTS WITH $area + ':' THEN substring(a.key, 7) ELSE a.key END AS actor,
    CASE WHEN b.key STARTS WITH $area + ':' THEN substring(b.key, 7) ELSE b.key END AS platform,
    r.role AS role, r.since AS since, r.until AS until, r.cites AS cites, r.as_of AS as_of, r.note AS note
ORDER BY position
