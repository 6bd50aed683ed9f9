-- queries/sqlite/find_network_rows.sql
-- The networks of an area's newest revision, as they are kept; sources in the order of their ids.
-- parameters: :area
-- columns: area, position, id, name, network_type, legal_basis, member_cap, tiers, meeting, members_known, since, cites, as_of, note
SELECT
    t."area", t."position", t."id", t."name", t."network_type", t."legal_basis", t."member_cap",
    t."tiers" AS "tiers [list]", t."meeting", t."members_known", t."since",
    CASE WHEN json_valid(t.cites)
        THEN (SELECT json_group_array(value) FROM (SELECT DISTINCT value FROM json_each(t.cites) ORDER BY value))
        ELSE json_array(t.cites) END AS "cites [list]",
    t."as_of", t."note"
FROM network t
WHERE t.area = :area
ORDER BY t."position"
