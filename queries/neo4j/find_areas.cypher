// queries/neo4j/find_areas.cypher
// The areas that have a record now, with how much is recorded of them.
// parameters: $prefix (first digits of the code; empty for all)
// columns: code, name, kind, district, revision, organisations, networks, platforms
MATCH (a:Area)
WHERE a.code STARTS WITH $prefix AND NOT a:Unrecorded
RETURN a.code AS code, a.name AS name, a.kind AS kind, a.district AS district, a.revision AS revision,
    a.organisations AS organisations, a.networks AS networks, a.platforms AS platforms
ORDER BY code
