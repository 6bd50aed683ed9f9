-- queries/sqlite/remove_platform_role_rows.sql
-- Let go of an area's rows of the kind platform role, before those of its next revision come.
-- parameters: :area
-- columns: none
DELETE FROM platform_role WHERE area = :area
