-- queries/sqlite/find_newest_save.sql
-- The last save in the whole store, with the moment that a clock said, and how many revisions were written so far.
-- parameters: none
-- columns: sequence, saved_at, revisions
SELECT sequence, saved_at,
    (SELECT max(rowid) FROM revision) AS revisions  -- none is ever taken away: the last one's number is their count
FROM revision
ORDER BY sequence DESC, saved_at DESC
LIMIT 1
