// queries/neo4j/find_platform_rows.cypher
// The platforms of an area's newest revision, as they are kept; sources in the order of their ids.
// parameters: $area
// columns: area, position, id, name, serves, form, meeting, since, cites, as_of, note
MATCH (n:Platform {area: $area})
RETURN
    n.area AS area, n.position AS position, n.id AS id, n.name AS name,
    COLLECT { MATCH (n)-[s:SERVES]->(a) RETURN a.code ORDER BY s.position } AS serves,
    n.form AS form, n.meeting AS meeting, n.since AS since,
    COLLECT {
        MATCH (n)-[:CITES]->(s)
        RETURN CASE WHEN s.key STARTS WITH $area + ':' THEN substring(s.key, 7) ELSE s.key END AS cited
        ORDER BY cited
    } AS cites,
    n.as_of AS as_of, n.note AS note
ORDER BY position
