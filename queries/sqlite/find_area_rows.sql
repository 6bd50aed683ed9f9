-- queries/sqlite/find_area_rows.sql
-- An area's own line, as it is kept; sources in the order of their ids.
-- parameters: :area
-- columns: area, position, code, name, kind, district, kana, name_en, population, address, cites, as_of, note, revision, organisations, networks, platforms
SELECT
    t."area", t."position", t."code", t."name", t."kind", t."district", t."kana", t."name_en", t."population",
    t."address",
    CASE WHEN json_valid(t.cites)
        THEN (SELECT json_group_array(value) FROM (SELECT DISTINCT value FROM json_each(t.cites) ORDER BY value))
        ELSE json_array(t.cites) END AS "cites [list]",
    t."as_of", t."note", t."revision", t."organisations", t."networks", t."platforms"
FROM area t
WHERE t.area = :area
ORDER BY t."position"
