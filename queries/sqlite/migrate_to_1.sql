-- queries/sqlite/migrate_to_1.sql
-- The first version: every revision of every record, and the rows of the newest revisions.
-- parameters: none
-- columns: none

CREATE TABLE revision (
    area TEXT NOT NULL,
    number INTEGER NOT NULL,
    saved_at TEXT NOT NULL,
    who TEXT NOT NULL,
    note TEXT NOT NULL,
    removed INTEGER NOT NULL,
    record TEXT,
    PRIMARY KEY (area, number)
) STRICT;

CREATE TABLE served_area (
    area TEXT NOT NULL,
    number INTEGER NOT NULL,
    served TEXT NOT NULL,
    PRIMARY KEY (served, area, number),
    FOREIGN KEY (area, number) REFERENCES revision (area, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE area (
    "area" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "district" TEXT NOT NULL,
    "kana" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "population" INTEGER,
    "address" TEXT NOT NULL,
    "cites" TEXT NOT NULL,
    "as_of" TEXT,
    "note" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "organisations" INTEGER NOT NULL,
    "networks" INTEGER NOT NULL,
    "platforms" INTEGER NOT NULL,
    PRIMARY KEY (area, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE organisation (
    "area" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "partner_types" TEXT NOT NULL,
    "functions" TEXT NOT NULL,
    "tier" TEXT NOT NULL,
    "parent" TEXT,
    "is_category" INTEGER NOT NULL,
    "place" TEXT NOT NULL,
    "contact" TEXT NOT NULL,
    "cites" TEXT NOT NULL,
    "as_of" TEXT,
    "note" TEXT NOT NULL,
    PRIMARY KEY (area, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE network (
    "area" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "network_type" TEXT NOT NULL,
    "legal_basis" TEXT NOT NULL,
    "member_cap" INTEGER,
    "tiers" TEXT NOT NULL,
    "meeting" TEXT NOT NULL,
    "members_known" TEXT NOT NULL,
    "since" TEXT,
    "cites" TEXT NOT NULL,
    "as_of" TEXT,
    "note" TEXT NOT NULL,
    PRIMARY KEY (area, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE platform (
    "area" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "serves" TEXT NOT NULL,
    "form" TEXT NOT NULL,
    "meeting" TEXT NOT NULL,
    "since" TEXT,
    "cites" TEXT NOT NULL,
    "as_of" TEXT,
    "note" TEXT NOT NULL,
    PRIMARY KEY (area, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE membership (
    "area" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "member" TEXT NOT NULL,
    "network" TEXT NOT NULL,
    "seat" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "since" TEXT,
    "until" TEXT,
    "cites" TEXT NOT NULL,
    "as_of" TEXT,
    "note" TEXT NOT NULL,
    PRIMARY KEY (area, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE platform_part (
    "area" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "network" TEXT NOT NULL,
    "platform" TEXT NOT NULL,
    "since" TEXT,
    "until" TEXT,
    "cites" TEXT NOT NULL,
    "as_of" TEXT,
    "note" TEXT NOT NULL,
    PRIMARY KEY (area, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE platform_role (
    "area" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "actor" TEXT NOT NULL,
    "platform" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "since" TEXT,
    "until" TEXT,
    "cites" TEXT NOT NULL,
    "as_of" TEXT,
    "note" TEXT NOT NULL,
    PRIMARY KEY (area, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE tie (
    "area" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "source" TEXT NOT NULL,
    "target" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "formality" TEXT NOT NULL,
    "frequency" TEXT NOT NULL,
    "reported_by" TEXT,
    "since" TEXT,
    "until" TEXT,
    "cites" TEXT NOT NULL,
    "as_of" TEXT,
    "note" TEXT NOT NULL,
    PRIMARY KEY (area, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE window (
    "area" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "operator" TEXT,
    "place" TEXT NOT NULL,
    "contact" TEXT NOT NULL,
    "any_age" TEXT NOT NULL,
    "any_sex" TEXT NOT NULL,
    "any_disability" TEXT NOT NULL,
    "publicised_by" TEXT NOT NULL,
    "publicised_on" TEXT,
    "all_households_reached" TEXT NOT NULL,
    "cites" TEXT NOT NULL,
    "as_of" TEXT,
    "note" TEXT NOT NULL,
    PRIMARY KEY (area, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE needs_survey (
    "area" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "conducted" TEXT NOT NULL,
    "method" TEXT NOT NULL,
    "number" INTEGER,
    "needs_known" TEXT NOT NULL,
    "conducted_by" TEXT,
    "cites" TEXT NOT NULL,
    "as_of" TEXT,
    "note" TEXT NOT NULL,
    PRIMARY KEY (area, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE finding (
    "area" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "about" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "alternative" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "until" TEXT,
    "cites" TEXT NOT NULL,
    "as_of" TEXT,
    "note" TEXT NOT NULL,
    PRIMARY KEY (area, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE reported_total (
    "area" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "about" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "out_of" INTEGER,
    "cites" TEXT NOT NULL,
    "as_of" TEXT,
    "note" TEXT NOT NULL,
    PRIMARY KEY (area, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE remark (
    "area" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" TEXT,
    "cites" TEXT NOT NULL,
    "as_of" TEXT,
    "note" TEXT NOT NULL,
    PRIMARY KEY (area, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE source (
    "area" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "publisher" TEXT NOT NULL,
    "published" TEXT,
    "address" TEXT NOT NULL,
    "page" TEXT NOT NULL,
    "cites" TEXT NOT NULL,
    "as_of" TEXT,
    "note" TEXT NOT NULL,
    PRIMARY KEY (area, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX membership_member_elsewhere ON membership ("member") WHERE instr("member", ':') > 0;

CREATE INDEX membership_network_elsewhere ON membership ("network") WHERE instr("network", ':') > 0;

CREATE INDEX platform_part_network_elsewhere ON platform_part ("network") WHERE instr("network", ':') > 0;

CREATE INDEX platform_part_platform_elsewhere ON platform_part ("platform") WHERE instr("platform", ':') > 0;

CREATE INDEX platform_role_actor_elsewhere ON platform_role ("actor") WHERE instr("actor", ':') > 0;

CREATE INDEX platform_role_platform_elsewhere ON platform_role ("platform") WHERE instr("platform", ':') > 0;

CREATE INDEX tie_source_elsewhere ON tie ("source") WHERE instr("source", ':') > 0;

CREATE INDEX tie_target_elsewhere ON tie ("target") WHERE instr("target", ':') > 0;

CREATE INDEX tie_reported_by_elsewhere ON tie ("reported_by") WHERE instr("reported_by", ':') > 0;

CREATE INDEX window_operator_elsewhere ON window ("operator") WHERE instr("operator", ':') > 0;

CREATE INDEX needs_survey_conducted_by_elsewhere ON needs_survey ("conducted_by") WHERE instr("conducted_by", ':') > 0;

CREATE INDEX remark_subject_elsewhere ON remark ("subject") WHERE instr("subject", ':') > 0;

CREATE INDEX finding_about ON finding (about);
