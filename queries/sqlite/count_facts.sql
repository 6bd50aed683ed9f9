-- queries/sqlite/count_facts.sql
-- How many facts of each kind the newest revision of one area has.
-- parameters: :area
-- columns: fact, count
SELECT 'area' AS fact, count(*) AS count FROM area WHERE area = :area
UNION ALL SELECT 'organisation' AS fact, count(*) AS count FROM organisation WHERE area = :area
UNION ALL SELECT 'network' AS fact, count(*) AS count FROM network WHERE area = :area
UNION ALL SELECT 'platform' AS fact, count(*) AS count FROM platform WHERE area = :area
UNION ALL SELECT 'membership' AS fact, count(*) AS count FROM membership WHERE area = :area
UNION ALL SELECT 'platform_part' AS fact, count(*) AS count FROM platform_part WHERE area = :area
UNION ALL SELECT 'platform_role' AS fact, count(*) AS count FROM platform_role WHERE area = :area
UNION ALL SELECT 'tie' AS fact, count(*) AS count FROM tie WHERE area = :area
UNION ALL SELECT 'window' AS fact, count(*) AS count FROM window WHERE area = :area
UNION ALL SELECT 'needs_survey' AS fact, count(*) AS count FROM needs_survey WHERE area = :area
UNION ALL SELECT 'finding' AS fact, count(*) AS count FROM finding WHERE area = :area
UNION ALL SELECT 'reported_total' AS fact, count(*) AS count FROM reported_total WHERE area = :area
UNION ALL SELECT 'remark' AS fact, count(*) AS count FROM remark WHERE area = :area
UNION ALL SELECT 'source' AS fact, count(*) AS count FROM source WHERE area = :area
ORDER BY fact
