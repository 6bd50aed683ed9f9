-- queries/sqlite/remove_tie_rows.sql
-- Let go of an area's rows of the kind tie, before those of its next revision come.
-- parameters: :area
-- columns: none
DELETE FROM tie WHERE area = :area
