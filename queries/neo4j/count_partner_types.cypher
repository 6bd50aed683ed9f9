// queries/neo4j/count_partner_types.cypher
// How many organisations of each partner type some areas have, by name and as a category only: their own, and
// whoever sits on their networks or on those of the platforms that serve them.
// parameters: $areas (a list of codes; empty for all)
// columns: area, partner_type, named, categories
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
    RETURN o
    UNION
    MATCH (:Network {area: code})<-[:MEMBER_OF {area: code}]-(o:Organisation)
    RETURN o
    UNION
    MATCH (:Area {code: code})<-[:SERVES]-(p:Platform)<-[part:PART_OF]-(n:Network)<-[m:MEMBER_OF]-(o:Organisation)
    WHERE part.area = p.area AND m.area IN [n.area, code]
    RETURN o
}
UNWIND o.partner_types AS partner_type
RETURN code AS area, partner_type, sum(CASE WHEN o.is_category THEN 0 ELSE 1 END) AS named,
    sum(CASE WHEN o.is_category THEN 1 ELSE 0 END) AS categories
ORDER BY area, partner_type
