// queries/neo4j/find_finding_rows.cypher
// The findings of an area's newest revision, as they are kept; sources in the order of their ids.
// parameters: $area
// columns: area, position, about, status, alternative, by, until, cites, as_of, note
MATCH (n:Finding {area: $area})
RETURN
    CASE WHEN EXISTS { (n)-[:RECORDED_FOR]->(:Area {code: n.area}) } THEN n.area END AS area,
    n.position AS position, n.about AS about, n.status AS status, n.alternative AS alternative, n.by AS by,
    n.until AS until,
    COLLECT {
        MATCH (n)-[:CITES]->(s)
        RETURN CASE WHEN s.key STARTS WITH $area + ':' THEN substring(s.key, 7) ELSE s.key END AS cited
        ORDER BY cited
    } AS cites,
    n.as_of AS as_of, n.note AS note
ORDER BY position
