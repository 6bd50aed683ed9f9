-- queries/sqlite/find_finding_rows.sql
-- The findings of an area's newest revision, as they are kept; sources in the order of their ids.
-- parameters: :area
-- columns: area, position, about, status, alternative, by, until, cites, as_of, note
SELECT
    t."area", t."position", t."about", t."status", t."alternative", t."by", t."until",
    CASE WHEN json_valid(t.cites)
        THEN (SELECT json_group_array(value) FROM (SELECT DISTINCT value FROM json_each(t.cites) ORDER BY value))
        ELSE json_array(t.cites) END AS "cites [list]",
    t."as_of", t."note"
FROM finding t
WHERE t.area = :area
ORDER BY t."position"
