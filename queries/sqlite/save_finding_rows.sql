-- queries/sqlite/save_finding_rows.sql
-- Keep one finding of an area's newest revision.
-- parameters: :area, :position, :about, :status, :alternative, :by, :until, :cites, :as_of, :note
-- columns: none
INSERT INTO finding (
    "area", "position", "about", "status", "alternative", "by",
    "until", "cites", "as_of", "note"
) VALUES (
    :area, :position, :about, :status, :alternative, :by,
    :until, :cites, :as_of, :note
)
