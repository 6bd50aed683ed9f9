// queries/neo4j/remove_draft.cypher
// Let go of a person's draft of an area.
// parameters: $rows, each with area, person
// columns: none
UNWIND $rows AS row
MATCH (d:Draft {area: row.area, person: row.person})
DELETE d
