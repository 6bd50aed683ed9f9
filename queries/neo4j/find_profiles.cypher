// queries/neo4j/find_profiles.cypher
// What the platforms of some areas have, a row for each feature: partner types, types of networks, which type
// sits on which, filled roles, forms. The networks are an area's own and those of the platforms that serve it.
// parameters: $areas (a list of codes; empty for all)
// columns: area, feature
CALL () {
    UNWIND $areas AS code
    RETURN code
    UNION
    MATCH (a:Area)
    WHERE size($areas) = 0 AND NOT a:Unrecorded
    RETURN a.code AS code
}
CALL (code) {
    MATCH (o:Organisation {area: code})
    UNWIND o.partner_types AS type
    RETURN 'type/' + type AS feature
    UNION
    CALL (code) {
        MATCH (n:Network {area: code})
        RETURN n
        UNION
        MATCH (:Area {code: code})<-[:SERVES]-(p:Platform)<-[part:PART_OF]-(n:Network)
        WHERE part.area = p.area
        RETURN n
    }
    CALL (code, n) {
        WITH n
        WHERE n.network_type <> ''
        RETURN 'network/' + n.network_type AS feature
        UNION
        MATCH (o:Organisation)-[m:MEMBER_OF]->(n)
        WHERE m.area IN [n.area, code]
        UNWIND o.partner_types AS type
        UNWIND CASE n.network_type WHEN '' THEN ['type/' + type]
            ELSE ['type/' + type, 'seat/' + type + '/' + n.network_type] END AS feature
        RETURN feature
    }
    RETURN feature
    UNION
    MATCH (:Area {code: code})<-[:SERVES]-(p:Platform)
        <-[r:HUB_OF|SECRETARIAT_OF|TAKES_PART_IN|BACKS_UP|LINKED_TO]-()
    WHERE r.area IN [p.area, code]
    RETURN 'role/' + r.role AS feature
    UNION
    MATCH (:Area {code: code})<-[:SERVES]-(p:Platform)
    WHERE p.form <> 'unknown'
    RETURN 'form/' + p.form AS feature
}
RETURN code AS area, feature
ORDER BY area, feature
