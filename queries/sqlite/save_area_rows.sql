-- queries/sqlite/save_area_rows.sql
-- Keep one area of an area's newest revision.
-- parameters: :area, :position, :code, :name, :kind, :district, :kana, :name_en, :population, :address, :cites, :as_of, :note, :revision, :organisations, :networks, :platforms
-- columns: none
INSERT INTO area (
    "area", "position", "code", "name", "kind", "district",
    "kana", "name_en", "population", "address", "cites", "as_of",
    "note", "revision", "organisations", "networks", "platforms"
) VALUES (
    :area, :position, :code, :name, :kind, :district,
    :kana, :name_en, :population, :address, :cites, :as_of,
    :note, :revision, :organisations, :networks, :platforms
)
