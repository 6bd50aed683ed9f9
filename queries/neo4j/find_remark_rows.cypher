// queries/neo4j/find_remark_rows.cypher
// The remarks of an area's newest revision, as they are kept; sources in the order of their ids.
// parameters: $area
// columns: area, position, text, kind, subject, cites, as_of, note
MATCH (n:Remark {area: $area})
RETURN
    CASE WHEN EXISTS { (n)-[:RECORDED_FOR]->(:Area {code: n.area}) } THEN n.area END AS area,
    n.position AS position, n.text AS text, n.kind AS kind,
    head(COLLECT {
        MATCH (n)-[:ABOUT]->(b)
        RETURN CASE WHEN b.key STARTS WITH $area + ':' THEN substring(b.key, 7) ELSE b.key END
    }) AS subject,
    COLLECT {
        MATCH (n)-[:CITES]->(s)
        RETURN CASE WHEN s.key STARTS WITH $area + ':' THEN substring(s.key, 7) ELSE s.key END AS cited
        ORDER BY cited
    } AS cites,
    n.as_of AS as_of, n.note AS note
ORDER BY position
