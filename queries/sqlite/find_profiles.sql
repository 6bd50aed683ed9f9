-- queries/sqlite/find_profiles.sql
-- What the platforms of some areas have, a row for each feature: partner types, types of networks, which type
-- sits on which, filled roles, forms. The networks are an area's own and those of the platforms that serve it.
-- parameters: :areas (a list of codes; empty for all)
-- columns: area, feature
WITH wanted(code) AS (
    SELECT value FROM json_each(:areas)
    UNION ALL SELECT code FROM area WHERE json_array_length(:areas) = 0
),
serving(area, owner, id, form) AS MATERIALIZED (
    SELECT DISTINCT w.code, p.area, p.id, p.form FROM wanted w
    CROSS JOIN served_area s ON s.served = w.code
    CROSS JOIN platform p ON p.area = s.area
    CROSS JOIN json_each(p.serves) e ON e.value = w.code
),
seen_network(area, home, id) AS (
    SELECT n.area, n.area, n.id FROM wanted w CROSS JOIN network n ON n.area = w.code
    UNION
    SELECT s.area, CASE WHEN instr(p.network, ':') THEN substr(p.network, 1, 6) ELSE p.area END,
           CASE WHEN instr(p.network, ':') THEN substr(p.network, 8) ELSE p.network END
    FROM serving s CROSS JOIN platform_part p ON p.area = s.owner AND p.platform = s.id
),
typed_network(area, home, id, type) AS MATERIALIZED (
    SELECT s.area, s.home, s.id, n.network_type
    FROM seen_network s CROSS JOIN network n ON n.area = s.home AND n.id = s.id
),
seat(area, home, member, type) AS MATERIALIZED (
    SELECT t.area, CASE WHEN instr(m.member, ':') THEN substr(m.member, 1, 6) ELSE m.area END,
           CASE WHEN instr(m.member, ':') THEN substr(m.member, 8) ELSE m.member END, t.type
    FROM typed_network t CROSS JOIN membership m ON m.area = t.home AND m.network = t.id
    UNION
    SELECT t.area, CASE WHEN instr(m.member, ':') THEN substr(m.member, 1, 6) ELSE m.area END,
           CASE WHEN instr(m.member, ':') THEN substr(m.member, 8) ELSE m.member END, t.type
    FROM typed_network t
    CROSS JOIN membership m ON m.network = t.home || ':' || t.id AND instr(m.network, ':') > 0 AND m.area = t.area
),
seated(area, type, network_type) AS MATERIALIZED (
    SELECT DISTINCT s.area, t.value, s.type
    FROM seat s CROSS JOIN organisation o ON o.area = s.home AND o.id = s.member CROSS JOIN json_each(o.partner_types) t
)
SELECT o.area AS area, 'type/' || t.value AS feature
FROM wanted w CROSS JOIN organisation o ON o.area = w.code CROSS JOIN json_each(o.partner_types) t
UNION SELECT area, 'type/' || type FROM seated
UNION SELECT area, 'network/' || type FROM typed_network WHERE type <> ''
UNION SELECT area, 'seat/' || type || '/' || network_type FROM seated WHERE network_type <> ''
UNION SELECT s.area, 'role/' || r.role
FROM serving s CROSS JOIN platform_role r ON r.area = s.owner AND r.platform = s.id
UNION SELECT s.area, 'role/' || r.role
FROM serving s CROSS JOIN platform_role r ON r.area = s.area AND r.platform = s.owner || ':' || s.id
    AND instr(r.platform, ':') > 0
UNION SELECT area, 'form/' || form FROM serving WHERE form <> 'unknown'
ORDER BY 1, 2
