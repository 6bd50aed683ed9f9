-- queries/sqlite/remove_window_rows.sql
-- Let go of an area's rows of the kind window, before those of its next revision come.
-- parameters: :area
-- columns: none
DELETE FROM window WHERE area = :area
