-- queries/sqlite/save_revision.sql
-- Keep one revision.
-- parameters: :area, :number, :saved_at, :who, :note, :removed, :record
-- columns: none
INSERT INTO revision (area, number, saved_at, who, note, removed, record)
VALUES (:area, :number, :saved_at, :who, :note, :removed, :record)
