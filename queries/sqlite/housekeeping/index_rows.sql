-- queries/sqlite/housekeeping/index_rows.sql
-- By what the questions find rows, beside their area: made after the tables, which follow from the declarations.
-- parameters: none
-- columns: none

CREATE INDEX organisation_by_id ON organisation ("area", "id");

CREATE INDEX network_by_id ON network ("area", "id");

CREATE INDEX membership_by_member ON membership ("area", "member", "network");

CREATE INDEX membership_network_elsewhere ON membership ("network") WHERE instr("network", ':') > 0;

CREATE INDEX platform_role_platform_elsewhere ON platform_role ("platform") WHERE instr("platform", ':') > 0;
