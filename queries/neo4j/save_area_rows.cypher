// queries/neo4j/save_area_rows.cypher
// Keep the areas of areas' newest revisions.
// parameters: $rows, each with area, position, code, name, kind, district, kana, name_en, population, address, cites, as_of, note, revision, organisations, networks, platforms
// columns: none
UNWIND $rows AS row
MERGE (a:Area {code: row.code})
SET a += row {.*, area: null, position: null, cites: null}
REMOVE a:Unrecorded
FOREACH (_ IN CASE row.kind WHEN 'nation' THEN [1] ELSE [] END | SET a:Nation)
FOREACH (_ IN CASE row.kind WHEN 'prefecture' THEN [1] ELSE [] END | SET a:Prefecture)
FOREACH (_ IN CASE WHEN row.kind IN ['nation', 'prefecture'] THEN [] ELSE [1] END | SET a:Municipality)
FOREACH (cited IN row.cites |
    MERGE (s:Source {key: CASE WHEN cited CONTAINS ':' THEN cited ELSE row.area + ':' + cited END})
        ON CREATE SET s:Unrecorded
    MERGE (a)-[:CITES]->(s))
