// queries/neo4j/find_area_rows.cypher
// An area's own line, as it is kept; sources in the order of their ids.
// parameters: $area
// columns: area, position, code, name, kind, district, kana, name_en, population, address, cites, as_of, note, revision, organisations, networks, platforms
MATCH (n:Area {code: $area})
WHERE NOT n:Unrecorded
RETURN
    n.code AS area, 0 AS position, n.code AS code, n.name AS name, n.kind AS kind, n.district AS district,
    n.kana AS kana, n.name_en AS name_en, n.population AS population, n.address AS address,
    COLLECT {
        MATCH (n)-[:CITES]->(s)
        RETURN CASE WHEN s.key STARTS WITH $area + ':' THEN substring(s.key, 7) ELSE s.key END AS cited
        ORDER BY cited
    } AS cites,
    n.as_of AS as_of, n.note AS note, n.revision AS revision, n.organisations AS organisations,
    n.networks AS networks, n.platforms AS platforms
ORDER BY position
