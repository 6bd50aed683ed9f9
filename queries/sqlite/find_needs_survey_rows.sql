-- queries/sqlite/find_needs_survey_rows.sql
-- The needs surveys of an area's newest revision, as they are kept; sources in the order of their ids.
-- parameters: :area
-- columns: area, position, conducted, method, number, needs_known, conducted_by, cites, as_of, note
SELECT
    t."area", t."position", t."conducted", t."method", t."number", t."needs_known", t."conducted_by",
    CASE WHEN json_valid(t.cites)
        THEN (SELECT json_group_array(value) FROM (SELECT DISTINCT value FROM json_each(t.cites) ORDER BY value))
        ELSE json_array(t.cites) END AS "cites [list]",
    t."as_of", t."note"
FROM needs_survey t
WHERE t.area = :area
ORDER BY t."position"
