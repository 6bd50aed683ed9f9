// queries/neo4j/save_membership_rows.cypher
// Keep the memberships of areas' newest revisions.
// parameters: $rows, each with area, position, member, network, seat, status, since, until, cites, as_of, note
// columns: none
UNWIND $rows AS row
MERGE (a:Body {key: CASE WHEN row.member CONTAINS ':' THEN row.member ELSE row.area + ':' + row.member END})
    ON CREATE SET a:Unrecorded
MERGE (b:Body {key: CASE WHEN row.network CONTAINS ':' THEN row.network ELSE row.area + ':' + row.network END})
    ON CREATE SET b:Unrecorded
CREATE (a)-[m:MEMBER_OF]->(b)
SET m = row {.*, member: null, network: null}
