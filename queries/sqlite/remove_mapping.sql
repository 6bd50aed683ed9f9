-- queries/sqlite/remove_mapping.sql
-- Let go of how tables of a shape are read.
-- parameters: :shape
-- columns: none
DELETE FROM mapping WHERE shape = :shape
