// queries/neo4j/find_newest_revision.cypher
// The newest revision of one area that was saved up to and with a save.
// parameters: $area, $upto (a save's place in the order)
// columns: area, number, sequence, saved_at, who, note, removed, digest
MATCH (r:Revision {area: $area})
/* Left to itself the planner takes the index of saves, and reads every revision of the nation. */
USING INDEX SEEK r:Revision(area, number)
WHERE r.number > 0 AND r.sequence <= $upto
RETURN r.area AS area, r.number AS number, r.sequence AS sequence, r.saved_at AS saved_at, r.who AS who,
    r.note AS note, r.removed AS removed, r.digest AS digest
ORDER BY number DESC
LIMIT 1
