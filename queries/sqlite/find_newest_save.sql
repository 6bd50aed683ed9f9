-- queries/sqlite/find_newest_save.sql
-- The last save in the whole store, with the moment that a clock said.
-- parameters: none
-- columns: sequence, saved_at
SELECT sequence, saved_at
FROM revision
ORDER BY sequence DESC, saved_at DESC
LIMIT 1
