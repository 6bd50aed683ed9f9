-- queries/sqlite/find_serving_areas.sql
-- The areas whose record, as it stood at a moment, has a platform that serves this area.
-- parameters: :area, :moment
-- columns: area
SELECT s.area
FROM served_area s
WHERE s.served = :area
  AND s.number = (SELECT max(r.number) FROM revision r WHERE r.area = s.area AND r.saved_at <= :moment)
ORDER BY s.area
