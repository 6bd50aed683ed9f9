// queries/neo4j/remove_platform_role_rows.cypher
// Let go of areas' rows of the kind platform role, before those of their next revisions come.
// parameters: $rows, each with area
// columns: none
UNWIND $rows AS row
CALL (row) {
    MATCH ()-[r:HUB_OF {area: row.area}]->()
    RETURN r
    UNION ALL
    MATCH ()-[r:SECRETARIAT_OF {area: row.area}]->()
    RETURN r
    UNION ALL
    MATCH ()-[r:TAKES_PART_IN {area: row.area}]->()
    RETURN r
    UNION ALL
    MATCH ()-[r:BACKS_UP {area: row.area}]->()
    RETURN r
    UNION ALL
    MATCH ()-[r:LINKED_TO {area: row.area}]->()
    RETURN r
}
DELETE r
