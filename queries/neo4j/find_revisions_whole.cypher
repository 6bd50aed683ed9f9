// queries/neo4j/find_revisions_whole.cypher
// The revisions of one area after a number, oldest first, each with its record as JSON text.
// parameters: $area, $after
// columns: area, number, sequence, saved_at, who, note, removed, digest, record
MATCH (r:Revision {area: $area})
USING INDEX SEEK r:Revision(area, number)
WHERE r.number > $after
RETURN r.area AS area, r.number AS number, r.sequence AS sequence, r.saved_at AS saved_at, r.who AS who,
    r.note AS note, r.removed AS removed, r.digest AS digest, r.record AS record
ORDER BY number
