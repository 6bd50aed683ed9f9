-- queries/sqlite/find_platform_role_rows.sql
-- The platform roles of an area's newest revision, as they are kept.
-- parameters: :area
-- columns: area, position, actor, platform, role, since, until, cites, as_of, note
SELECT
    t."area", t."position", t."actor", t."platform", t."role", t."since", t."until",
    t."cites" AS "cites [list]", t."as_of", t."note"
FROM platform_role t
WHERE t.area = :area
ORDER BY t."position"
