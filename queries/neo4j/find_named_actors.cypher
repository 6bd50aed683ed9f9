// queries/neo4j/find_named_actors.cypher
// Which actors of one area the records of a prefecture name in seats, roles and ties.
// parameters: $prefix (first digits of the naming areas' codes), $home (the actors' area, with its colon)
// columns: area, actor
MATCH (b:Actor)
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
RETURN DISTINCT r.area AS area, b.key AS actor
ORDER BY area, actor
