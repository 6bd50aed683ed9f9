-- queries/sqlite/remove_draft.sql
-- Let go of a person's draft of an area.
-- parameters: :area, :person
-- columns: none
DELETE FROM draft WHERE area = :area AND person = :person
