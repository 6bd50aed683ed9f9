-- queries/sqlite/save_window_rows.sql
-- Keep one window of an area's newest revision.
-- parameters: :area, :position, :id, :name, :operator, :place, :contact, :any_age, :any_sex, :any_disability, :publicised_by, :publicised_on, :all_households_reached, :cites, :as_of, :note
-- columns: none
INSERT INTO window (
    "area", "position", "id", "name", "operator", "place",
    "contact", "any_age", "any_sex", "any_disability", "publicised_by", "publicised_on",
    "all_households_reached", "cites", "as_of", "note"
) VALUES (
    :area, :position, :id, :name, :operator, :place,
    :contact, :any_age, :any_sex, :any_disability, :publicised_by, :publicised_on,
    :all_households_reached, :cites, :as_of, :note
)
