// queries/neo4j/find_source_rows.cypher
// The sources of an area's newest revision, as they are kept; sources in the order of their ids.
// parameters: $area
// columns: area, position, id, title, publisher, published, address, page, cites, as_of, note
MATCH (n:Source {area: $area})
RETURN
    n.area AS area, n.position AS position, n.id AS id, n.title AS title, n.publisher AS publisher,
    n.published AS published, n.address AS address, n.page AS page,
    COLLECT {
        MATCH (n)-[:CITES]->(s)
        RETURN CASE WHEN s.key STARTS WITH $area + ':' THEN substring(s.key, 7) ELSE s.key END AS cited
        ORDER BY cited
    } AS cites,
    n.as_of AS as_of, n.note AS note
ORDER BY position
