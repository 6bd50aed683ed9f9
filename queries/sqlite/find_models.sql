-- queries/sqlite/find_models.sql
-- The areas of which a feature or a lesson is recorded, so that others may look at them as a model.
-- parameters: none
-- columns: code, name, kind, remarks, organisations
SELECT a.code, a.name, a.kind, count(*) AS remarks, a.organisations
FROM area a JOIN remark r ON r.area = a.code AND r.kind IN ('feature', 'lesson')
GROUP BY a.code, a.name, a.kind, a.organisations
ORDER BY a.code
