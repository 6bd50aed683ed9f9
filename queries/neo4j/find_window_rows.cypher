// queries/neo4j/find_window_rows.cypher
// The windows of an area's newest revision, as they are kept; sources in the order of their ids.
// parameters: $area
// columns: area, position, id, name, operator, place, contact, any_age, any_sex, any_disability, publicised_by, publicised_on, all_households_reached, cites, as_of, note
MATCH (n:Window {area: $area})
RETURN
    CASE WHEN EXISTS { (n)-[:RECORDED_FOR]->(:Area {code: n.area}) } THEN n.area END AS area,
    n.position AS position, n.id AS id, n.name AS name,
    head(COLLECT {
        MATCH (n)<-[:OPERATES]-(b)
        RETURN CASE WHEN b.key STARTS WITH $area + ':' THEN substring(b.key, 7) ELSE b.key END
    }) AS operator,
    n.place AS place, n.contact AS contact, n.any_age AS any_age, n.any_sex AS any_sex,
    n.any_disability AS any_disability, n.publicised_by AS publicised_by, n.publicised_on AS publicised_on,
    n.all_households_reached AS all_households_reached,
    COLLECT {
        MATCH (n)-[:CITES]->(s)
        RETURN CASE WHEN s.key STARTS WITH $area + ':' THEN substring(s.key, 7) ELSE s.key END AS cited
        ORDER BY cited
    } AS cites,
    n.as_of AS as_of, n.note AS note
ORDER BY position
