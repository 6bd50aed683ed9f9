-- queries/sqlite/find_platform_part_rows.sql
-- The platform parts of an area's newest revision, as they are kept.
-- parameters: :area
-- columns: area, position, network, platform, since, until, cites, as_of, note
SELECT
    t."area", t."position", t."network", t."platform", t."since", t."until", t."cites" AS "cites [list]",
    t."as_of", t."note"
FROM platform_part t
WHERE t.area = :area
ORDER BY t."position"
