-- queries/sqlite/find_peer_candidates.sql
-- The areas that have a record, with what choosing comparable ones needs; a row for each form of platform.
-- parameters: none
-- columns: code, kind, population, organisations, form
SELECT DISTINCT a.code, a.kind, a.population, a.organisations, coalesce(p.form, '') AS form
FROM area a LEFT JOIN platform p ON p.area = a.area
ORDER BY a.code, form
