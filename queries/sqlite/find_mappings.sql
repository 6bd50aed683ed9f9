-- queries/sqlite/find_mappings.sql
-- How tables of every shape are read that somebody confirmed.
-- parameters: none
-- columns: shape, kind, roles, confirmed_at
SELECT shape, kind, roles, confirmed_at
FROM mapping
ORDER BY shape
