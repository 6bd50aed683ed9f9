// queries/neo4j/housekeeping/remove_rows.cypher
// Let go of all that is kept of areas' newest revisions, by whichever declaration. Nodes that others name stay as names
// until all is saved.
// parameters: $rows, each with area
// columns: none
UNWIND $rows AS row
WITH collect(row.area) AS areas
CALL (areas) {
    MATCH ()-[link]->()
    WHERE link.area IN areas
    DELETE link
}
CALL (areas) {
    MATCH (n)
    WHERE n.area IN areas AND NOT n:Actor AND NOT n:Source AND NOT n:Revision
    DETACH DELETE n
}
CALL (areas) {
    MATCH (n:Actor|Source|Area)
    WHERE n.area IN areas OR (n:Area AND n.code IN areas)
    OPTIONAL MATCH (n)-[own]->(:Actor|Source|Area)
    WHERE own.area IS NULL
    DELETE own
    WITH DISTINCT n
    SET n = CASE WHEN n:Area THEN {code: n.code} ELSE {key: n.key} END
    REMOVE n:$([label IN labels(n) WHERE NOT label IN ['Actor', 'Source', 'Area']])
    SET n:Unrecorded
}
