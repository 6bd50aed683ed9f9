-- queries/sqlite/find_record.sql
-- The record of one revision, as JSON text; empty where the revision removed it.
-- parameters: :area, :number
-- columns: record
SELECT record
FROM revision
WHERE area = :area AND number = :number
ORDER BY number
