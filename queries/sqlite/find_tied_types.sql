-- queries/sqlite/find_tied_types.sql
-- Between which partner types some areas have ties; actors of other areas that an area's ties name count too.
-- parameters: :areas (a list of codes)
-- columns: area, one, other
SELECT DISTINCT t.area, a.value AS one, b.value AS other
FROM json_each(:areas) w
CROSS JOIN tie t ON t.area = w.value
CROSS JOIN organisation s ON s.area = CASE WHEN instr(t.source, ':') THEN substr(t.source, 1, 6) ELSE t.area END
    AND s.id = CASE WHEN instr(t.source, ':') THEN substr(t.source, 8) ELSE t.source END
CROSS JOIN organisation g ON g.area = CASE WHEN instr(t.target, ':') THEN substr(t.target, 1, 6) ELSE t.area END
    AND g.id = CASE WHEN instr(t.target, ':') THEN substr(t.target, 8) ELSE t.target END
CROSS JOIN json_each(s.partner_types) a
CROSS JOIN json_each(g.partner_types) b
ORDER BY t.area, one, other
