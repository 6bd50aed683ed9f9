// queries/neo4j/find_tie_rows.cypher
// The ties of an area's newest revision, as they are kept.
// parameters: $area
// columns: area, position, source, target, kind, formality, frequency, reported_by, since, until, cites, as_of, note
MATCH (a)-[r:TIE {area: $area}]->(b)
RETURN
    r.area AS area, r.position AS position,
    CASE WHEN a.key STARTS WITH $area + ':' THEN substring(a.key, 7) ELSE a.key END AS source,
    CASE WHEN b.key STARTS WITH $area + ':' THEN substring(b.key, 7) ELSE b.key END AS target,
    r.kind AS kind, r.formality AS formality, r.frequency AS frequency, r.reported_by AS reported_by,
    r.since AS since, r.until AS until, r.cites AS cites, r.as_of AS as_of, r.note AS note
ORDER BY position
