// queries/neo4j/find_histories.cypher
// Every area that ever had a record, with the number of its newest revision.
// parameters: none
// columns: area, number
MATCH (r:Revision)
RETURN r.area AS area, max(r.number) AS number
ORDER BY area
