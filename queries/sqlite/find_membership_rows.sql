-- queries/sqlite/find_membership_rows.sql
-- The memberships of an area's newest revision, as they are kept.
-- parameters: :area
-- columns: area, position, member, network, seat, status, since, until, cites, as_of, note
SELECT
    t."area", t."position", t."member", t."network", t."seat", t."status", t."since", t."until",
    t."cites" AS "cites [list]", t."as_of", t."note"
FROM membership t
WHERE t.area = :area
ORDER BY t."position"
