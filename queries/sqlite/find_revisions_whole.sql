-- queries/sqlite/find_revisions_whole.sql
-- The revisions of one area after a number, oldest first, each with its record as JSON text.
-- parameters: :area, :after
-- columns: area, number, sequence, saved_at, who, note, removed, digest, record
SELECT area, number, sequence, saved_at, who, note, removed, digest, record
FROM revision
WHERE area = :area AND number > :after
ORDER BY number
