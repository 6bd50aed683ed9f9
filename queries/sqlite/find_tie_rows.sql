-- queries/sqlite/find_tie_rows.sql
-- The ties of an area's newest revision, as they are kept.
-- parameters: :area
-- columns: area, position, source, target, kind, formality, frequency, reported_by, since, until, cites, as_of, note
SELECT
    t."area", t."position", t."source", t."target", t."kind", t."formality", t."frequency", t."reported_by",
    t."since", t."until", t."cites" AS "cites [list]", t."as_of", t."note"
FROM tie t
WHERE t.area = :area
ORDER BY t."position"
