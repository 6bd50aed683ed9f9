-- queries/sqlite/find_newest_revision.sql
-- The newest revision of one area that was saved by a moment.
-- parameters: :area, :moment (UTC, to the microsecond, as text)
-- columns: area, number, saved_at, who, note, removed
SELECT area, number, saved_at, who, note, removed
FROM revision
WHERE area = :area AND saved_at <= :moment
ORDER BY number DESC
LIMIT 1
