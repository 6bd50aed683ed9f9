-- queries/sqlite/find_seated_types.sql
-- Which partner types some areas have, and on which types of network they sit there ('' for none).
-- Actors of other areas that an area's seats name count for it too.
-- parameters: :areas (a list of codes)
-- columns: area, partner_type, network_type
SELECT o.area, t.value AS partner_type, coalesce(n.network_type, '') AS network_type
FROM json_each(:areas) w
CROSS JOIN organisation o ON o.area = w.value
CROSS JOIN json_each(o.partner_types) t
LEFT JOIN membership m ON m.area = o.area AND m.member = o.id
LEFT JOIN network n ON n.area = m.area AND n.id = m.network
UNION
SELECT m.area, t.value, coalesce(n.network_type, '')
FROM json_each(:areas) w
CROSS JOIN membership m ON m.area = w.value AND instr(m.member, ':') > 0
CROSS JOIN organisation o ON o.area = substr(m.member, 1, 6) AND o.id = substr(m.member, 8)
CROSS JOIN json_each(o.partner_types) t
LEFT JOIN network n ON n.area = m.area AND n.id = m.network
ORDER BY 1, 2, 3
