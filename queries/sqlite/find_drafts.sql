-- queries/sqlite/find_drafts.sql
-- Everybody's drafts of an area, each with the record that it began with and the record now, as JSON text.
-- parameters: :area
-- columns: person, based_on, changed_at, before, record
SELECT person, based_on, changed_at, before, record
FROM draft
WHERE area = :area
ORDER BY person
