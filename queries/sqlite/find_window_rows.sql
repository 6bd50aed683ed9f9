-- queries/sqlite/find_window_rows.sql
-- The windows of an area's newest revision, as they are kept; sources in the order of their ids.
-- parameters: :area
-- columns: area, position, id, name, operator, place, contact, any_age, any_sex, any_disability, publicised_by, publicised_on, all_households_reached, cites, as_of, note
SELECT
    t."area", t."position", t."id", t."name", t."operator", t."place", t."contact", t."any_age", t."any_sex",
    t."any_disability", t."publicised_by", t."publicised_on", t."all_households_reached",
    CASE WHEN json_valid(t.cites)
        THEN (SELECT json_group_array(value) FROM (SELECT DISTINCT value FROM json_each(t.cites) ORDER BY value))
        ELSE json_array(t.cites) END AS "cites [list]",
    t."as_of", t."note"
FROM window t
WHERE t.area = :area
ORDER BY t."position"
