-- queries/sqlite/remove_finding_rows.sql
-- Let go of an area's rows of the kind finding, before those of its next revision come.
-- parameters: :area
-- columns: none
DELETE FROM finding WHERE area = :area
