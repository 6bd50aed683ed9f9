// queries/neo4j/find_organisation_rows.cypher
// The organisations of an area's newest revision, as they are kept; sources in the order of their ids.
// parameters: $area
// columns: area, position, id, name, partner_types, functions, tier, parent, is_category, place, contact, cites, as_of, note
MATCH (n:Organisation {area: $area})
RETURN
    n.area AS area, n.position AS position, n.id AS id, n.name AS name, n.partner_types AS partner_types,
    n.functions AS functions, n.tier AS tier,
    head(COLLECT {
        MATCH (n)-[:DEPARTMENT_OF]->(b)
        RETURN CASE WHEN b.key STARTS WITH $area + ':' THEN substring(b.key, 7) ELSE b.key END
    }) AS parent,
    n.is_category AS is_category, n.place AS place, n.contact AS contact,
    COLLECT {
        MATCH (n)-[:CITES]->(s)
        RETURN CASE WHEN s.key STARTS WITH $area + ':' THEN substring(s.key, 7) ELSE s.key END AS cited
        ORDER BY cited
    } AS cites,
    n.as_of AS as_of, n.note AS note
ORDER BY position
