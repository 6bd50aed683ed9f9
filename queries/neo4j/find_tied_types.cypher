// queries/neo4j/find_tied_types.cypher
// Between which partner types some areas have ties; actors of other areas that an area's ties name count too.
// parameters: $areas (a list of codes)
// columns: area, one, other
UNWIND $areas AS code
MATCH (s:Organisation)-[:TIE {area: code}]->(g:Organisation)
WITH DISTINCT code, s.partner_types AS ones, g.partner_types AS others
UNWIND ones AS one
UNWIND others AS other
RETURN DISTINCT code AS area, one, other
ORDER BY area, one, other
