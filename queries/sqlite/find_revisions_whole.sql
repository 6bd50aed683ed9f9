-- queries/sqlite/find_revisions_whole.sql
-- The revisions of one area after a number, oldest first, each with its record as JSON text.
-- parameters: :area, :after
-- columns: area, number, saved_at, who, note, removed, record
SELECT area, number, saved_at, who, note, removed, record
FROM revision
WHERE area = :area AND number > :after
ORDER BY number
