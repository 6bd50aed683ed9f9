-- queries/sqlite/find_tied_types.sql
-- Between which partner types some areas have ties; bodies of other areas that an area's ties name count too.
-- parameters: :areas (a list of codes)
-- columns: area, one, other
WITH wanted AS (SELECT value AS area FROM json_each(:areas)),
ends AS (
    SELECT t.area, t.source, t.target FROM wanted w JOIN tie t ON t.area = w.area
),
body AS (
    SELECT o.area, o.id AS ref, o.partner_types
    FROM wanted w JOIN organisation o ON o.area = w.area
    UNION
    SELECT e.area, e.source, o.partner_types
    FROM ends e JOIN organisation o ON o.area = substr(e.source, 1, 6) AND o.id = substr(e.source, 8)
    WHERE instr(e.source, ':') > 0
    UNION
    SELECT e.area, e.target, o.partner_types
    FROM ends e JOIN organisation o ON o.area = substr(e.target, 1, 6) AND o.id = substr(e.target, 8)
    WHERE instr(e.target, ':') > 0
)
SELECT DISTINCT e.area, a.value AS one, b.value AS other
FROM ends e
JOIN body s ON s.area = e.area AND s.ref = e.source JOIN json_each(s.partner_types) a
JOIN body t ON t.area = e.area AND t.ref = e.target JOIN json_each(t.partner_types) b
ORDER BY e.area, one, other
