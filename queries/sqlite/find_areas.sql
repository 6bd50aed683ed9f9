-- queries/sqlite/find_areas.sql
-- The areas that have a record now, with how much is recorded of them.
-- parameters: :prefix (first digits of the code; empty for all)
-- columns: code, name, kind, district, revision, organisations, networks, platforms
SELECT code, name, kind, district, revision, organisations, networks, platforms
FROM area
WHERE substr(code, 1, length(:prefix)) = :prefix
ORDER BY code
