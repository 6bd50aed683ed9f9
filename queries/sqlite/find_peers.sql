-- queries/sqlite/find_peers.sql
-- The municipalities with organisations recorded that may be compared with one, those nearest in size first.
-- Invented ones (codes outside 01 to 47) are compared among themselves.
-- parameters: :area, :population (of it; none if unknown), :kinds (a list), :factor (between 1 / factor and factor times the inhabitants; 0 for any number), :forms (a list of platform forms; empty for any), :most
-- columns: code
SELECT a.code
FROM area a
WHERE a.code <> :area AND a.organisations > 0
  AND a.kind IN (SELECT value FROM json_each(:kinds))
  AND (substr(a.code, 1, 2) BETWEEN '01' AND '47') = (substr(:area, 1, 2) BETWEEN '01' AND '47')
  AND (:factor = 0 OR a.population BETWEEN :population * 1.0 / :factor AND :population * 1.0 * :factor)
  AND (json_array_length(:forms) = 0 OR EXISTS (
      SELECT 1 FROM platform p, json_each(:forms) f WHERE p.area = a.area AND p.form = f.value))
ORDER BY CASE WHEN a.population > 0 AND :population > 0
              THEN max(a.population * 1.0 / :population, :population * 1.0 / a.population) ELSE 1e9 END, a.code
LIMIT :most
