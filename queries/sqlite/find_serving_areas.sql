-- queries/sqlite/find_serving_areas.sql
-- The areas whose record, as it stood after a save, has a platform that serves this area.
-- parameters: :area, :upto (the save's place in the order)
-- columns: area
SELECT s.area
FROM served_area s
WHERE s.served = :area
  AND s.number = (SELECT max(r.number) FROM revision r WHERE r.area = s.area AND r.sequence <= :upto)
ORDER BY s.area
