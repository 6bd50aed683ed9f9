// queries/neo4j/count_facts.cypher
// How many facts of each kind the newest revision of one area has.
// parameters: $area
// columns: fact, count
CALL () {
    RETURN 'area' AS fact, COUNT { MATCH (a:Area {code: $area}) WHERE NOT a:Unrecorded } AS count
    UNION ALL
    RETURN 'organisation' AS fact, COUNT { MATCH (:Organisation {area: $area}) } AS count
    UNION ALL
    RETURN 'network' AS fact, COUNT { MATCH (:Network {area: $area}) } AS count
    UNION ALL
    RETURN 'platform' AS fact, COUNT { MATCH (:Platform {area: $area}) } AS count
    UNION ALL
    RETURN 'window' AS fact, COUNT { MATCH (:Window {area: $area}) } AS count
    UNION ALL
    RETURN 'needs_survey' AS fact, COUNT { MATCH (:NeedsSurvey {area: $area}) } AS count
    UNION ALL
    RETURN 'finding' AS fact, COUNT { MATCH (:Finding {area: $area}) } AS count
    UNION ALL
    RETURN 'reported_total' AS fact, COUNT { MATCH (:ReportedTotal {area: $area}) } AS count
    UNION ALL
    RETURN 'remark' AS fact, COUNT { MATCH (:Remark {area: $area}) } AS count
    UNION ALL
    RETURN 'source' AS fact, COUNT { MATCH (:Source {area: $area}) } AS count
    UNION ALL
    RETURN 'membership' AS fact, COUNT { MATCH ()-[:MEMBER_OF {area: $area}]->() } AS count
    UNION ALL
    RETURN 'platform_part' AS fact, COUNT { MATCH ()-[:PART_OF {area: $area}]->() } AS count
    UNION ALL
    RETURN 'tie' AS fact, COUNT { MATCH ()-[:TIE {area: $area}]->() } AS count
    UNION ALL
    RETURN 'platform_role' AS fact,
        COUNT { MATCH ()-[:HUB_OF {area: $area}]->() }
        + COUNT { MATCH ()-[:SECRETARIAT_OF {area: $area}]->() }
        + COUNT { MATCH ()-[:TAKES_PART_IN {area: $area}]->() }
        + COUNT { MATCH ()-[:BACKS_UP {area: $area}]->() }
        + COUNT { MATCH ()-[:LINKED_TO {area: $area}]->() } AS count
}
RETURN fact, count
ORDER BY fact
