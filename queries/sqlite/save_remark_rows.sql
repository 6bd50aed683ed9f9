-- queries/sqlite/save_remark_rows.sql
-- Keep one remark of an area's newest revision.
-- parameters: :area, :position, :text, :kind, :subject, :cites, :as_of, :note
-- columns: none
INSERT INTO remark (
    "area", "position", "text", "kind", "subject", "cites",
    "as_of", "note"
) VALUES (
    :area, :position, :text, :kind, :subject, :cites,
    :as_of, :note
)
