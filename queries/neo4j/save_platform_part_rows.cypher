// queries/neo4j/save_platform_part_rows.cypher
// Keep the platform parts of areas' newest revisions. Bodies of other areas that they name may not be recorded.
// parameters: $rows, each with area, position, network, platform, since, until, cites, as_of, note
// columns: none
UNWIND $rows AS row
FOREACH (elsewhere IN [ref IN [row.network, row.platform] WHERE ref CONTAINS ':'] |
    MERGE (u:Body {key: elsewhere})
        ON CREATE SET u:Unrecorded)
WITH row
MATCH (a:Body {key: CASE WHEN row.network CONTAINS ':' THEN row.network ELSE row.area + ':' + row.network END})
MATCH (b:Body {key: CASE WHEN row.platform CONTAINS ':' THEN row.platform ELSE row.area + ':' + row.platform END})
CREATE (a)-[p:PART_OF]->(b)
SET p = row {.*, network: null, platform: null}
