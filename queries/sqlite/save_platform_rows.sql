-- queries/sqlite/save_platform_rows.sql
-- Keep one platform of an area's newest revision.
-- parameters: :area, :position, :id, :name, :serves, :form, :meeting, :since, :cites, :as_of, :note
-- columns: none
INSERT INTO platform (
    "area", "position", "id", "name", "serves", "form",
    "meeting", "since", "cites", "as_of", "note"
) VALUES (
    :area, :position, :id, :name, :serves, :form,
    :meeting, :since, :cites, :as_of, :note
)
