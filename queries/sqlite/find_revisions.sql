-- queries/sqlite/find_revisions.sql
-- The revisions of one area, newest first.
-- parameters: :area
-- columns: area, number, saved_at, who, note, removed
SELECT area, number, saved_at, who, note, removed
FROM revision
WHERE area = :area
ORDER BY number DESC
