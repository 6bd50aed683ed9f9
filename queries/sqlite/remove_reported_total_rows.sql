-- queries/sqlite/remove_reported_total_rows.sql
-- Let go of an area's rows of the kind reported total, before those of its next revision come.
-- parameters: :area
-- columns: none
DELETE FROM reported_total WHERE area = :area
