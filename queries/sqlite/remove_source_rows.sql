-- queries/sqlite/remove_source_rows.sql
-- Let go of an area's rows of the kind source, before those of its next revision come.
-- parameters: :area
-- columns: none
DELETE FROM source WHERE area = :area
