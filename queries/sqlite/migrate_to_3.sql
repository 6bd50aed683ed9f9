-- queries/sqlite/migrate_to_3.sql
-- Views of one moment begin at the newest one; the indexes that no question uses any more go.
-- parameters: none
-- columns: none

CREATE INDEX revision_by_moment ON revision (saved_at);

DROP INDEX membership_member_elsewhere;

DROP INDEX platform_part_network_elsewhere;

DROP INDEX platform_part_platform_elsewhere;

DROP INDEX platform_role_actor_elsewhere;

DROP INDEX tie_source_elsewhere;

DROP INDEX tie_target_elsewhere;

DROP INDEX tie_reported_by_elsewhere;

DROP INDEX window_operator_elsewhere;

DROP INDEX needs_survey_conducted_by_elsewhere;

DROP INDEX remark_subject_elsewhere;

DROP INDEX finding_about;
