-- queries/sqlite/remove_network_rows.sql
-- Let go of an area's rows of the kind network, before those of its next revision come.
-- parameters: :area
-- columns: none
DELETE FROM network WHERE area = :area
