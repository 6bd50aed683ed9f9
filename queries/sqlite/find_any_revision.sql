-- queries/sqlite/find_any_revision.sql
-- Whether anything was ever saved.
-- parameters: none
-- columns: area
SELECT area FROM revision ORDER BY area LIMIT 1
