-- queries/sqlite/find_served_areas.sql
-- Which areas the platforms of one area's revisions served, as it is kept.
-- parameters: :area
-- columns: area, number, served
SELECT area, number, served
FROM served_area
WHERE area = :area
ORDER BY number, served
