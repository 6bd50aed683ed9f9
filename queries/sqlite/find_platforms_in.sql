-- queries/sqlite/find_platforms_in.sql
-- The platforms that the areas of a prefecture record, a row for each area served.
-- parameters: :prefix (first digits of the code)
-- columns: area, id, name, form, meeting, served
SELECT p.area, p.id, p.name, p.form, p.meeting, s.value AS served
FROM platform p, json_each(p.serves) s
WHERE substr(p.area, 1, length(:prefix)) = :prefix
ORDER BY p.area, p.position, s.key
