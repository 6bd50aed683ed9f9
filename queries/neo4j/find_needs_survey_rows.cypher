// queries/neo4j/find_needs_survey_rows.cypher
// The needs surveys of an area's newest revision, as they are kept; sources in the order of their ids.
// parameters: $area
// columns: area, position, conducted, method, number, needs_known, conducted_by, cites, as_of, note
MATCH (n:NeedsSurvey {area: $area})
RETURN
    CASE WHEN EXISTS { (n)-[:RECORDED_FOR]->(:Area {code: n.area}) } THEN n.area END AS area,
    n.position AS position, n.conducted AS conducted, n.method AS method, n.number AS number,
    n.needs_known AS needs_known,
    head(COLLECT {
        MATCH (n)<-[:CONDUCTED]-(b)
        RETURN CASE WHEN b.key STARTS WITH $area + ':' THEN substring(b.key, 7) ELSE b.key END
    }) AS conducted_by,
    COLLECT {
        MATCH (n)-[:CITES]->(s)
        RETURN CASE WHEN s.key STARTS WITH $area + ':' THEN substring(s.key, 7) ELSE s.key END AS cited
        ORDER BY cited
    } AS cites,
    n.as_of AS as_of, n.note AS note
ORDER BY position
