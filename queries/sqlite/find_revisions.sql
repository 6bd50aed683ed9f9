-- queries/sqlite/find_revisions.sql
-- The revisions of one area, newest first.
-- parameters: :area
-- columns: area, number, sequence, saved_at, who, note, removed, digest
SELECT area, number, sequence, saved_at, who, note, removed, digest
FROM revision
WHERE area = :area
ORDER BY number DESC
