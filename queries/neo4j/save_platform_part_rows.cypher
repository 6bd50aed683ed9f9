// queries/neo4j/save_platform_part_rows.cypher
// Keep the platform parts of areas' newest revisions.
// parameters: $rows, each with area, position, network, platform, since, until, cites, as_of, note
// columns: none
UNWIND $rows AS row
MERGE (a:Body {key: CASE WHEN row.network CONTAINS ':' THEN row.network ELSE row.area + ':' + row.network END})
    ON CREATE SET a:Unrecorded
MERGE (b:Body {key: CASE WHEN row.platform CONTAINS ':' THEN row.platform ELSE row.area + ':' + row.platform END})
    ON CREATE SET b:Unrecorded
CREATE (a)-[p:PART_OF]->(b)
SET p = row {.*, network: null, platform: null}
