// queries/neo4j/find_revision.cypher
// One revision of one area, by its number.
// parameters: $area, $number
// columns: area, number, sequence, saved_at, who, note, removed, digest
MATCH (r:Revision {area: $area, number: $number})
RETURN r.area AS area, r.number AS number, r.sequence AS sequence, r.saved_at AS saved_at, r.who AS who,
    r.note AS note, r.removed AS removed, r.digest AS digest
ORDER BY number
