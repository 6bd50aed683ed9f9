// queries/neo4j/save_membership_rows.cypher
// Keep the memberships of areas' newest revisions. Bodies of other areas that they name may not be recorded.
// parameters: $rows, each with area, position, member, network, seat, status, since, until, cites, as_of, note
// columns: none
UNWIND $rows AS row
FOREACH (elsewhere IN [ref IN [row.member, row.network] WHERE ref CONTAINS ':'] |
    MERGE (u:Body {key: elsewhere})
        ON CREATE SET u:Unrecorded)
WITH row
MATCH (a:Body {key: CASE WHEN row.member CONTAINS ':' THEN row.member ELSE row.area + ':' + row.member END})
MATCH (b:Body {key: CASE WHEN row.network CONTAINS ':' THEN row.network ELSE row.area + ':' + row.network END})
CREATE (a)-[m:MEMBER_OF]->(b)
SET m = row {.*, member: null, network: null}
