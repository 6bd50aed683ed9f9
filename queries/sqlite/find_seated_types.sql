-- queries/sqlite/find_seated_types.sql
-- Which partner types some areas have, and on which types of network they sit there ('' for none).
-- Bodies of other areas that an area's seats name count for it too.
-- parameters: :areas (a list of codes)
-- columns: area, partner_type, network_type
WITH wanted AS (SELECT value AS area FROM json_each(:areas)),
body AS (
    SELECT o.area, o.id AS ref, o.partner_types
    FROM wanted w JOIN organisation o ON o.area = w.area
    UNION
    SELECT m.area, m.member, o.partner_types
    FROM wanted w JOIN membership m ON m.area = w.area AND instr(m.member, ':') > 0
    JOIN organisation o ON o.area = substr(m.member, 1, 6) AND o.id = substr(m.member, 8)
),
seat AS (
    SELECT m.area, m.member, n.network_type
    FROM wanted w JOIN membership m ON m.area = w.area
    JOIN network n ON n.area = m.area AND n.id = m.network
)
SELECT DISTINCT b.area, t.value AS partner_type, coalesce(s.network_type, '') AS network_type
FROM body b JOIN json_each(b.partner_types) t
LEFT JOIN seat s ON s.area = b.area AND s.member = b.ref
ORDER BY b.area, partner_type, network_type
