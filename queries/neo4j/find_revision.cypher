// queries/neo4j/find_revision.cypher
// One revision of one area, by its number.
// parameters: $area, $number
// columns: area, number, saved_at, who, note, removed
MATCH (r:Revision {area: $area, number: $number})
RETURN r.area AS area, r.number AS number, r.saved_at AS saved_at, r.who AS who, r.note AS note, r.removed AS removed
ORDER BY number
