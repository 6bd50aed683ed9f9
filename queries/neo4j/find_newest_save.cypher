// queries/neo4j/find_newest_save.cypher
// The last save in the whole store, with the moment that a clock said, and how many revisions were written so far.
// parameters: none
// columns: sequence, saved_at, revisions
MATCH (r:Revision)
WHERE r.sequence > 0
WITH r.sequence AS sequence, r.saved_at AS saved_at
ORDER BY sequence DESC
LIMIT 1
CALL {
    MATCH (r:Revision)
    RETURN count(r) AS revisions
}
RETURN sequence, saved_at, revisions
