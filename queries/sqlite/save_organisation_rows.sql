-- queries/sqlite/save_organisation_rows.sql
-- Keep one organisation of an area's newest revision.
-- parameters: :area, :position, :id, :name, :partner_types, :functions, :tier, :parent, :is_category, :place, :contact, :cites, :as_of, :note
-- columns: none
INSERT INTO organisation (
    "area", "position", "id", "name", "partner_types", "functions",
    "tier", "parent", "is_category", "place", "contact", "cites",
    "as_of", "note"
) VALUES (
    :area, :position, :id, :name, :partner_types, :functions,
    :tier, :parent, :is_category, :place, :contact, :cites,
    :as_of, :note
)
