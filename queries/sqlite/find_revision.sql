-- queries/sqlite/find_revision.sql
-- One revision of one area, by its number.
-- parameters: :area, :number
-- columns: area, number, sequence, saved_at, who, note, removed, digest
SELECT area, number, sequence, saved_at, who, note, removed, digest
FROM revision
WHERE area = :area AND number = :number
ORDER BY number
