// queries/neo4j/find_revisions.cypher
// The revisions of one area, newest first.
// parameters: $area
// columns: area, number, sequence, saved_at, who, note, removed, digest
MATCH (r:Revision {area: $area})
USING INDEX SEEK r:Revision(area, number)
WHERE r.number > 0
RETURN r.area AS area, r.number AS number, r.sequence AS sequence, r.saved_at AS saved_at, r.who AS who,
    r.note AS note, r.removed AS removed, r.digest AS digest
ORDER BY number DESC
