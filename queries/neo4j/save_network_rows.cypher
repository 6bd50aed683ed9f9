// queries/neo4j/save_network_rows.cypher
// Keep the networks of areas' newest revisions.
// parameters: $rows, each with area, position, id, name, network_type, legal_basis, member_cap, tiers, meeting, members_known, since, cites, as_of, note
// columns: none
UNWIND $rows AS row
MERGE (n:Body {key: row.area + ':' + row.id})
SET n += row {.*, cites: null}
SET n:Network
REMOVE n:Unrecorded
FOREACH (cited IN row.cites |
    MERGE (s:Source {key: CASE WHEN cited CONTAINS ':' THEN cited ELSE row.area + ':' + cited END})
        ON CREATE SET s:Unrecorded
    MERGE (n)-[:CITES]->(s))
