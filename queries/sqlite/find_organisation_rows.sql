-- queries/sqlite/find_organisation_rows.sql
-- The organisations of an area's newest revision, as they are kept; sources in the order of their ids.
-- parameters: :area
-- columns: area, position, id, name, partner_types, functions, tier, parent, is_category, place, contact, cites, as_of, note
SELECT
    t."area", t."position", t."id", t."name", t."partner_types" AS "partner_types [list]",
    t."functions" AS "functions [list]", t."tier", t."parent", t."is_category", t."place", t."contact",
    CASE WHEN json_valid(t.cites)
        THEN (SELECT json_group_array(value) FROM (SELECT DISTINCT value FROM json_each(t.cites) ORDER BY value))
        ELSE json_array(t.cites) END AS "cites [list]",
    t."as_of", t."note"
FROM organisation t
WHERE t.area = :area
ORDER BY t."position"
