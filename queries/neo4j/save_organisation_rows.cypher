// queries/neo4j/save_organisation_rows.cypher
// Keep the organisations of areas' newest revisions. One that has a parent is a department of it.
// parameters: $rows, each with area, position, id, name, partner_types, functions, tier, parent, is_category, place, contact, cites, as_of, note
// columns: none
UNWIND $rows AS row
MERGE (o:Body {key: row.area + ':' + row.id})
SET o += row {.*, parent: null, cites: null}
SET o:Organisation
REMOVE o:Unrecorded
FOREACH (parent IN CASE WHEN row.parent IS NULL THEN [] ELSE [row.parent] END |
    SET o:Department
    MERGE (p:Body {key: CASE WHEN parent CONTAINS ':' THEN parent ELSE row.area + ':' + parent END})
        ON CREATE SET p:Unrecorded
    MERGE (o)-[:DEPARTMENT_OF]->(p))
FOREACH (cited IN row.cites |
    MERGE (s:Source {key: CASE WHEN cited CONTAINS ':' THEN cited ELSE row.area + ':' + cited END})
        ON CREATE SET s:Unrecorded
    MERGE (o)-[:CITES]->(s))
