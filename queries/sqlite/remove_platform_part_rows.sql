-- queries/sqlite/remove_platform_part_rows.sql
-- Let go of an area's rows of the kind platform part, before those of its next revision come.
-- parameters: :area
-- columns: none
DELETE FROM platform_part WHERE area = :area
