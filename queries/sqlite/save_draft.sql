-- queries/sqlite/save_draft.sql
-- Keep a person's draft of an area, in the place of the one there may be.
-- parameters: :area, :person, :based_on, :changed_at, :before, :record
-- columns: none
INSERT OR REPLACE INTO draft (area, person, based_on, changed_at, before, record)
VALUES (:area, :person, :based_on, :changed_at, :before, :record)
