-- queries/sqlite/save_mapping.sql
-- Remember how tables of a shape are read, in the place of what was confirmed before.
-- parameters: :shape, :kind, :roles, :confirmed_at
-- columns: none
INSERT OR REPLACE INTO mapping (shape, kind, roles, confirmed_at)
VALUES (:shape, :kind, :roles, :confirmed_at)
