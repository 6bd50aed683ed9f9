-- queries/sqlite/find_records.sql
-- The record of every area as it stood after a save, as JSON text; none of areas whose record was removed.
-- parameters: :upto (the save's place in the order)
-- columns: area, number, record
SELECT r.area, r.number, r.record
FROM revision r
WHERE r.record IS NOT NULL
  AND r.number = (SELECT max(n.number) FROM revision n WHERE n.area = r.area AND n.sequence <= :upto)
ORDER BY r.area
