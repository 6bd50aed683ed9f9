-- queries/sqlite/find_platform_rows.sql
-- The platforms of an area's newest revision, as they are kept; sources in the order of their ids.
-- parameters: :area
-- columns: area, position, id, name, serves, form, meeting, since, cites, as_of, note
SELECT
    t."area", t."position", t."id", t."name", t."serves" AS "serves [list]", t."form", t."meeting", t."since",
    CASE WHEN json_valid(t.cites)
        THEN (SELECT json_group_array(value) FROM (SELECT DISTINCT value FROM json_each(t.cites) ORDER BY value))
        ELSE json_array(t.cites) END AS "cites [list]",
    t."as_of", t."note"
FROM platform t
WHERE t.area = :area
ORDER BY t."position"
