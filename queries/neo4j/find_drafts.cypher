// queries/neo4j/find_drafts.cypher
// Everybody's drafts of an area, each with the record that it began with and the record now, as JSON text.
// parameters: $area
// columns: person, based_on, changed_at, before, record
MATCH (d:Draft {area: $area})
RETURN d.person AS person, d.based_on AS based_on, d.changed_at AS changed_at, d.before AS before, d.record AS record
ORDER BY person
