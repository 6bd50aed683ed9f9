-- queries/sqlite/migrate_to_2.sql
-- Bodies and seats found by id: questions about comparable municipalities join on them.
-- parameters: none
-- columns: none

CREATE INDEX organisation_by_id ON organisation ("area", "id");

CREATE INDEX network_by_id ON network ("area", "id");

CREATE INDEX membership_by_member ON membership ("area", "member", "network");
