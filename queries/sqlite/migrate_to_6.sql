-- queries/sqlite/migrate_to_6.sql
-- How tables of a shape are read, as somebody confirmed it. The shape is a digest of the headings; nothing of a file is kept.
-- parameters: none
-- columns: none

CREATE TABLE mapping (
    shape TEXT NOT NULL,
    kind TEXT NOT NULL,
    roles TEXT NOT NULL,
    confirmed_at TEXT NOT NULL,
    PRIMARY KEY (shape)
) STRICT, WITHOUT ROWID;
