// queries/neo4j/find_platform_part_rows.cypher
// The platform parts of an area's newest revision, as they are kept.
// parameters: $area
// columns: area, position, network, platform, since, until, cites, as_of, note
MATCH (a)-[r:PART_OF {area: $area}]->(b)
RETURN
    r.area AS area, r.position AS position,
    CASE WHEN a.key STARTS WITH $area + ':' THEN substring(a.key, 7) ELSE a.key END AS network,
    CASE WHEN b.key STARTS WITH $area + ':' THEN substring(b.key, 7) ELSE b.key END AS platform,
    r.since AS since, r.until AS until, r.cites AS cites, r.as_of AS as_of, r.note AS note
ORDER BY position
