// queries/neo4j/remove_needs_survey_rows.cypher
// Let go of areas' rows of the kind needs survey, before those of their next revisions come.
// parameters: $rows, each with area
// columns: none
UNWIND $rows AS row
MATCH (f:NeedsSurvey {area: row.area})
DETACH DELETE f
