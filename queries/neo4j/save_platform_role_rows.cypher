// queries/neo4j/save_platform_role_rows.cypher
// Keep the platform roles of areas' newest revisions. Bodies of other areas that they name may not be recorded.
// parameters: $rows, each with area, position, actor, platform, role, since, until, cites, as_of, note
// columns: none
UNWIND $rows AS row
FOREACH (elsewhere IN [ref IN [row.actor, row.platform] WHERE ref CONTAINS ':'] |
    MERGE (u:Body {key: elsewhere})
        ON CREATE SET u:Unrecorded)
WITH row
MATCH (a:Body {key: CASE WHEN row.actor CONTAINS ':' THEN row.actor ELSE row.area + ':' + row.actor END})
MATCH (b:Body {key: CASE WHEN row.platform CONTAINS ':' THEN row.platform ELSE row.area + ':' + row.platform END})
WITH row, a, b, row {.*, actor: null, platform: null} AS told
FOREACH (_ IN CASE row.role WHEN 'hub' THEN [1] ELSE [] END | CREATE (a)-[r:HUB_OF]->(b) SET r = told)
FOREACH (_ IN CASE row.role WHEN 'secretariat' THEN [1] ELSE [] END | CREATE (a)-[r:SECRETARIAT_OF]->(b) SET r = told)
FOREACH (_ IN CASE row.role WHEN 'member' THEN [1] ELSE [] END | CREATE (a)-[r:TAKES_PART_IN]->(b) SET r = told)
FOREACH (_ IN CASE row.role WHEN 'back_up' THEN [1] ELSE [] END | CREATE (a)-[r:BACKS_UP]->(b) SET r = told)
FOREACH (_ IN CASE row.role WHEN 'linked' THEN [1] ELSE [] END | CREATE (a)-[r:LINKED_TO]->(b) SET r = told)
