-- queries/sqlite/remove_membership_rows.sql
-- Let go of an area's rows of the kind membership, before those of its next revision come.
-- parameters: :area
-- columns: none
DELETE FROM membership WHERE area = :area
