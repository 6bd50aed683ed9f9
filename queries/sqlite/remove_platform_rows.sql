-- queries/sqlite/remove_platform_rows.sql
-- Let go of an area's rows of the kind platform, before those of its next revision come.
-- parameters: :area
-- columns: none
DELETE FROM platform WHERE area = :area
