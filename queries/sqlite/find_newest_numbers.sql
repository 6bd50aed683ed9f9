-- queries/sqlite/find_newest_numbers.sql
-- The newest revision's number of some areas, of those that have any.
-- parameters: :areas (a list of codes)
-- columns: area, number
SELECT r.area, max(r.number) AS number
FROM revision r
WHERE r.area IN (SELECT value FROM json_each(:areas))
GROUP BY r.area
ORDER BY r.area
