-- queries/sqlite/find_histories.sql
-- Every area that ever had a record, with the number of its newest revision.
-- parameters: none
-- columns: area, number
SELECT area, max(number) AS number
FROM revision
GROUP BY area
ORDER BY area
