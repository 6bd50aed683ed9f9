-- queries/sqlite/find_findings.sql
-- What is judged of one requirement, or of all, in each area of a prefecture.
-- parameters: :prefix (first digits of the code), :about (id of the requirement; empty for all)
-- columns: area, about, status, as_of, cites
SELECT area, about, status, as_of, cites
FROM finding
WHERE substr(area, 1, length(:prefix)) = :prefix AND :about IN ('', about)
ORDER BY area, about, as_of
