-- queries/sqlite/remove_remark_rows.sql
-- Let go of an area's rows of the kind remark, before those of its next revision come.
-- parameters: :area
-- columns: none
DELETE FROM remark WHERE area = :area
