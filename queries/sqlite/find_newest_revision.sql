-- queries/sqlite/find_newest_revision.sql
-- The newest revision of one area that was saved up to and with a save.
-- parameters: :area, :upto (a save's place in the order)
-- columns: area, number, sequence, saved_at, who, note, removed, digest
SELECT area, number, sequence, saved_at, who, note, removed, digest
FROM revision
WHERE area = :area AND sequence <= :upto
ORDER BY number DESC
LIMIT 1
