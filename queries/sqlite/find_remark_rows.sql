-- queries/sqlite/find_remark_rows.sql
-- The remarks of an area's newest revision, as they are kept; sources in the order of their ids.
-- parameters: :area
-- columns: area, position, text, kind, subject, cites, as_of, note
SELECT
    t."area", t."position", t."text", t."kind", t."subject",
    CASE WHEN json_valid(t.cites)
        THEN (SELECT json_group_array(value) FROM (SELECT DISTINCT value FROM json_each(t.cites) ORDER BY value))
        ELSE json_array(t.cites) END AS "cites [list]",
    t."as_of", t."note"
FROM remark t
WHERE t.area = :area
ORDER BY t."position"
