-- queries/sqlite/remove_organisation_rows.sql
-- Let go of an area's rows of the kind organisation, before those of its next revision come.
-- parameters: :area
-- columns: none
DELETE FROM organisation WHERE area = :area
