-- queries/sqlite/find_newest_save.sql
-- The last save in the whole store, with the moment that a clock said, and how many revisions were written so far.
-- parameters: none
-- columns: sequence, saved_at, revisions
-- Revisions are never taken away, so that the last row's number is their count: nobody has to count them.
SELECT sequence, saved_at, (SELECT max(rowid) FROM revision) AS revisions
FROM revision
ORDER BY sequence DESC, saved_at DESC
LIMIT 1
