// queries/neo4j/find_peers.cypher
// The municipalities with organisations recorded that may be compared with one, those nearest in size first.
// Invented ones (codes outside 01 to 47) are compared among themselves.
// parameters: $area, $population (of it; none if unknown), $kinds (a list), $factor (between 1 / factor and factor times the inhabitants; 0 for any number), $forms (a list of platform forms; empty for any), $most
// columns: code
MATCH (a:Area)
WHERE a.code <> $area AND a.organisations > 0 AND a.kind IN $kinds
    AND ('01' <= left(a.code, 2) <= '47') = ('01' <= left($area, 2) <= '47')
    AND ($factor = 0 OR toFloat($population) / $factor <= a.population <= toFloat($population) * $factor)
    AND (size($forms) = 0 OR EXISTS { MATCH (p:Platform {area: a.code}) WHERE p.form IN $forms })
WITH a.code AS code,
    CASE WHEN a.population > 0 AND $population > 0 THEN toFloat(a.population) / $population END AS times
RETURN code
ORDER BY CASE WHEN times >= 1 THEN times WHEN times < 1 THEN 1 / times ELSE 1e9 END, code
LIMIT $most
