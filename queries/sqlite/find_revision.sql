-- queries/sqlite/find_revision.sql
-- One revision of one area, by its number.
-- parameters: :area, :number
-- columns: area, number, saved_at, who, note, removed
SELECT area, number, saved_at, who, note, removed
FROM revision
WHERE area = :area AND number = :number
ORDER BY number
