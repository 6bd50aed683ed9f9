-- queries/sqlite/find_newest_moment.sql
-- When something was last saved, in whichever area.
-- parameters: none
-- columns: moment
SELECT saved_at AS moment
FROM revision
ORDER BY saved_at DESC
LIMIT 1
