-- queries/sqlite/find_platforms_serving.sql
-- The platforms, of whichever area, that serve this one now.
-- parameters: :area
-- columns: area, id, name, form, meeting
SELECT p.area, p.id, p.name, p.form, p.meeting
FROM platform p
WHERE EXISTS (SELECT 1 FROM json_each(p.serves) s WHERE s.value = :area)
  AND p.area IN (
      SELECT s.area FROM served_area s WHERE s.served = :area
  )
ORDER BY p.area, p.position
