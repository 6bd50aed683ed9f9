// queries/neo4j/migrate_to_1.cypher
// The first version: what is unique, and what is found by its area.
// parameters: none
// columns: none
CREATE CONSTRAINT body_key IF NOT EXISTS FOR (n:Body) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT area_code IF NOT EXISTS FOR (n:Area) REQUIRE n.code IS UNIQUE;
CREATE CONSTRAINT source_key IF NOT EXISTS FOR (n:Source) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT revision_number IF NOT EXISTS FOR (r:Revision) REQUIRE (r.area, r.number) IS UNIQUE;
CREATE INDEX revision_moment IF NOT EXISTS FOR (r:Revision) ON (r.saved_at);
CREATE INDEX organisation_area IF NOT EXISTS FOR (n:Organisation) ON (n.area);
CREATE INDEX network_area IF NOT EXISTS FOR (n:Network) ON (n.area);
CREATE INDEX platform_area IF NOT EXISTS FOR (n:Platform) ON (n.area);
CREATE INDEX source_area IF NOT EXISTS FOR (n:Source) ON (n.area);
CREATE INDEX window_area IF NOT EXISTS FOR (n:Window) ON (n.area);
CREATE INDEX needssurvey_area IF NOT EXISTS FOR (n:NeedsSurvey) ON (n.area);
CREATE INDEX finding_area IF NOT EXISTS FOR (n:Finding) ON (n.area);
CREATE INDEX reportedtotal_area IF NOT EXISTS FOR (n:ReportedTotal) ON (n.area);
CREATE INDEX remark_area IF NOT EXISTS FOR (n:Remark) ON (n.area);
CREATE INDEX member_of_area IF NOT EXISTS FOR ()-[r:MEMBER_OF]-() ON (r.area);
CREATE INDEX part_of_area IF NOT EXISTS FOR ()-[r:PART_OF]-() ON (r.area);
CREATE INDEX tie_area IF NOT EXISTS FOR ()-[r:TIE]-() ON (r.area);
CREATE INDEX hub_of_area IF NOT EXISTS FOR ()-[r:HUB_OF]-() ON (r.area);
CREATE INDEX secretariat_of_area IF NOT EXISTS FOR ()-[r:SECRETARIAT_OF]-() ON (r.area);
CREATE INDEX takes_part_in_area IF NOT EXISTS FOR ()-[r:TAKES_PART_IN]-() ON (r.area);
CREATE INDEX backs_up_area IF NOT EXISTS FOR ()-[r:BACKS_UP]-() ON (r.area);
CREATE INDEX linked_to_area IF NOT EXISTS FOR ()-[r:LINKED_TO]-() ON (r.area);
