-- queries/sqlite/save_needs_survey_rows.sql
-- Keep one needs survey of an area's newest revision.
-- parameters: :area, :position, :conducted, :method, :number, :needs_known, :conducted_by, :cites, :as_of, :note
-- columns: none
INSERT INTO needs_survey (
    "area", "position", "conducted", "method", "number", "needs_known",
    "conducted_by", "cites", "as_of", "note"
) VALUES (
    :area, :position, :conducted, :method, :number, :needs_known,
    :conducted_by, :cites, :as_of, :note
)
