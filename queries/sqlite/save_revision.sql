-- queries/sqlite/save_revision.sql
-- Keep one revision.
-- parameters: :area, :number, :sequence, :saved_at, :who, :note, :removed, :record, :digest
-- columns: none
INSERT INTO revision (area, number, sequence, saved_at, who, note, removed, record, digest)
VALUES (:area, :number, :sequence, :saved_at, :who, :note, :removed, :record, :digest)
