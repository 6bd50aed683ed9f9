-- queries/sqlite/find_saves.sql
-- Every save there was, in its order, with the moment that a clock said.
-- parameters: none
-- columns: sequence, saved_at
SELECT DISTINCT sequence, saved_at
FROM revision
ORDER BY sequence, saved_at
