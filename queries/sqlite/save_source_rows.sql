-- queries/sqlite/save_source_rows.sql
-- Keep one source of an area's newest revision.
-- parameters: :area, :position, :id, :title, :publisher, :published, :address, :page, :cites, :as_of, :note
-- columns: none
INSERT INTO source (
    "area", "position", "id", "title", "publisher", "published",
    "address", "page", "cites", "as_of", "note"
) VALUES (
    :area, :position, :id, :title, :publisher, :published,
    :address, :page, :cites, :as_of, :note
)
