-- queries/sqlite/count_partner_types.sql
-- How many organisations of each partner type some areas have, by name and as a category only: their own, and
-- whoever sits on their networks or on those of the platforms that serve them.
-- parameters: :areas (a list of codes; empty for all)
-- columns: area, partner_type, named, categories
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
present(area, home, id) AS (
    SELECT o.area, o.area, o.id FROM wanted w CROSS JOIN organisation o ON o.area = w.code
    UNION SELECT area, home, member FROM seat
)
SELECT p.area AS area, t.value AS partner_type, sum(1 - o.is_category) AS named, sum(o.is_category) AS categories
FROM present p CROSS JOIN organisation o ON o.area = p.home AND o.id = p.id CROSS JOIN json_each(o.partner_types) t
GROUP BY p.area, t.value
ORDER BY 1, 2
