-- queries/sqlite/migrate_to_5.sql
-- The tables of facts follow from the declarations from now on: the program makes them anew, and fills them from the
-- newest revisions, whenever it declares facts otherwise. One row says by which declaration they were made. Drafts are kept.
-- parameters: none
-- columns: none

DROP TABLE area;

DROP TABLE organisation;

DROP TABLE network;

DROP TABLE platform;

DROP TABLE membership;

DROP TABLE platform_part;

DROP TABLE platform_role;

DROP TABLE tie;

DROP TABLE window;

DROP TABLE needs_survey;

DROP TABLE finding;

DROP TABLE reported_total;

DROP TABLE remark;

DROP TABLE source;

CREATE TABLE declaration (
    place INTEGER PRIMARY KEY CHECK (place = 1),
    fingerprint TEXT NOT NULL,
    names TEXT NOT NULL
) STRICT;

-- What a person has changed in an area's record and not saved yet: the record it began with, and the record now.
CREATE TABLE draft (
    area TEXT NOT NULL,
    person TEXT NOT NULL,
    based_on INTEGER NOT NULL CHECK (based_on >= 0),
    changed_at TEXT NOT NULL,
    before TEXT,
    record TEXT NOT NULL,
    PRIMARY KEY (area, person)
) STRICT, WITHOUT ROWID;
