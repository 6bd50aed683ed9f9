-- queries/sqlite/save_reported_total_rows.sql
-- Keep one reported total of an area's newest revision.
-- parameters: :area, :position, :about, :count, :out_of, :cites, :as_of, :note
-- columns: none
INSERT INTO reported_total (
    "area", "position", "about", "count", "out_of", "cites",
    "as_of", "note"
) VALUES (
    :area, :position, :about, :count, :out_of, :cites,
    :as_of, :note
)
