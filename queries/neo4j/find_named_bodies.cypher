// queries/neo4j/find_named_bodies.cypher
// Which bodies of one area the records of a prefecture name in seats, roles and ties.
// parameters: $prefix (first digits of the naming areas' codes), $home (the bodies' area, with its colon)
// columns: area, body
MATCH (b:Body)
WHERE b.key STARTS WITH $home
CALL (b) {
    MATCH (b)-[r:MEMBER_OF|HUB_OF|SECRETARIAT_OF|TAKES_PART_IN|BACKS_UP|LINKED_TO|TIE]->()
    RETURN r
    UNION
    MATCH (b)<-[r:TIE]-()
    RETURN r
}
WITH b, r
WHERE r.area STARTS WITH $prefix AND r.area + ':' <> $home
RETURN DISTINCT r.area AS area, b.key AS body
ORDER BY area, body
