-- queries/sqlite/migrate_to_4.sql
-- Saves are counted: their order is a number of its own, apart from the moment that a clock said. A digest of each
-- revision shows whether it was changed. The order of older saves is that of their moments, and an area's own never
-- goes back.
-- parameters: none
-- columns: none

ALTER TABLE revision ADD COLUMN sequence INTEGER NOT NULL DEFAULT 0;

ALTER TABLE revision ADD COLUMN digest TEXT NOT NULL DEFAULT '';

WITH risen AS (
    SELECT area, number, max(saved_at) OVER (PARTITION BY area ORDER BY number) AS moment FROM revision
),
turned AS (
    SELECT area, number, moment, row_number() OVER (PARTITION BY area, moment ORDER BY number) AS turn FROM risen
),
counted AS (
    SELECT area, number, dense_rank() OVER (ORDER BY moment, turn) AS sequence FROM turned
)
UPDATE revision SET sequence = counted.sequence
FROM counted
WHERE revision.area = counted.area AND revision.number = counted.number;

UPDATE revision SET digest = digest(area, number, sequence, saved_at, who, note, removed, record);

DROP INDEX revision_by_moment;

CREATE INDEX revision_by_sequence ON revision (sequence, saved_at);

-- A program that does not count yet, and still has the file open, shall not save uncounted.
CREATE TRIGGER revision_is_counted BEFORE INSERT ON revision
WHEN NEW.sequence < 1 OR NEW.digest = ''
BEGIN
    SELECT RAISE(ABORT, 'this store was brought up to date by a newer program');
END;
