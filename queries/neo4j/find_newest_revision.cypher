// queries/neo4j/find_newest_revision.cypher
// The newest revision of one area that was saved by a moment.
// parameters: $area, $moment (UTC, to the microsecond, as text)
// columns: area, number, saved_at, who, note, removed
MATCH (r:Revision {area: $area})
/* Left to itself the planner takes the index of moments, and reads every revision of the nation. */
USING INDEX SEEK r:Revision(area, number)
WHERE r.number > 0 AND r.saved_at <= $moment
RETURN r.area AS area, r.number AS number, r.saved_at AS saved_at, r.who AS who, r.note AS note, r.removed AS removed
ORDER BY number DESC
LIMIT 1
