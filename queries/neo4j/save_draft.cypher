// queries/neo4j/save_draft.cypher
// Keep a person's draft of an area, in the place of the one there may be.
// parameters: $rows, each with area, person, based_on, changed_at, before, record
// columns: none
UNWIND $rows AS row
MERGE (d:Draft {area: row.area, person: row.person})
SET d = row
