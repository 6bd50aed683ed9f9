-- queries/sqlite/count_partner_types.sql
-- How many organisations of each partner type each area of a prefecture has.
-- parameters: :prefix (first digits of the code; empty for all)
-- columns: area, partner_type, count
SELECT o.area, t.value AS partner_type, count(*) AS count
FROM organisation o, json_each(o.partner_types) t
WHERE substr(o.area, 1, length(:prefix)) = :prefix
GROUP BY o.area, t.value
ORDER BY o.area, t.value
