-- queries/sqlite/remove_area_rows.sql
-- Let go of an area's rows of the kind area, before those of its next revision come.
-- parameters: :area
-- columns: none
DELETE FROM area WHERE area = :area
