-- queries/sqlite/find_mapping.sql
-- How tables of a shape are read, as somebody confirmed it: what they are, and the roles of their columns.
-- parameters: :shape
-- columns: shape, kind, roles, confirmed_at
SELECT shape, kind, roles, confirmed_at
FROM mapping
WHERE shape = :shape
