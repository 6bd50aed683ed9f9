-- queries/sqlite/housekeeping/save_declaration.sql
-- Say by which declaration of facts the rows are kept.
-- parameters: :fingerprint, :names (a list)
-- columns: none
INSERT INTO declaration (place, fingerprint, names)
VALUES (1, :fingerprint, :names)
ON CONFLICT (place) DO UPDATE SET fingerprint = excluded.fingerprint, names = excluded.names
