-- queries/sqlite/remove_needs_survey_rows.sql
-- Let go of an area's rows of the kind needs survey, before those of its next revision come.
-- parameters: :area
-- columns: none
DELETE FROM needs_survey WHERE area = :area
