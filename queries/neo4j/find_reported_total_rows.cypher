// queries/neo4j/find_reported_total_rows.cypher
// The reported totals of an area's newest revision, as they are kept; sources in the order of their ids.
// parameters: $area
// columns: area, position, about, count, out_of, cites, as_of, note
MATCH (n:ReportedTotal {area: $area})
RETURN
    CASE WHEN EXISTS { (n)-[:RECORDED_FOR]->(:Area {code: n.area}) } THEN n.area END AS area,
    n.position AS position, n.about AS about, n.count AS count, n.out_of AS out_of,
    COLLECT {
        MATCH (n)-[:CITES]->(s)
        RETURN CASE WHEN s.key STARTS WITH $area + ':' THEN substring(s.key, 7) ELSE s.key END AS cited
        ORDER BY cited
    } AS cites,
    n.as_of AS as_of, n.note AS note
ORDER BY position
