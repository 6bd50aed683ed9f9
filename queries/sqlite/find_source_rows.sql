-- queries/sqlite/find_source_rows.sql
-- The sources of an area's newest revision, as they are kept; sources in the order of their ids.
-- parameters: :area
-- columns: area, position, id, title, publisher, published, address, page, cites, as_of, note
SELECT
    t."area", t."position", t."id", t."title", t."publisher", t."published", t."address", t."page",
    CASE WHEN json_valid(t.cites)
        THEN (SELECT json_group_array(value) FROM (SELECT DISTINCT value FROM json_each(t.cites) ORDER BY value))
        ELSE json_array(t.cites) END AS "cites [list]",
    t."as_of", t."note"
FROM source t
WHERE t.area = :area
ORDER BY t."position"
