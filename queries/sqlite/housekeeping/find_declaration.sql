-- queries/sqlite/housekeeping/find_declaration.sql
-- By which declaration of facts the rows were kept, and what it names, as a list.
-- parameters: none
-- columns: fingerprint, names
SELECT fingerprint, names
FROM declaration
ORDER BY fingerprint
