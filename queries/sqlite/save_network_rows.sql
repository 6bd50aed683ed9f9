-- queries/sqlite/save_network_rows.sql
-- Keep one network of an area's newest revision.
-- parameters: :area, :position, :id, :name, :network_type, :legal_basis, :member_cap, :tiers, :meeting, :members_known, :since, :cites, :as_of, :note
-- columns: none
INSERT INTO network (
    "area", "position", "id", "name", "network_type", "legal_basis",
    "member_cap", "tiers", "meeting", "members_known", "since", "cites",
    "as_of", "note"
) VALUES (
    :area, :position, :id, :name, :network_type, :legal_basis,
    :member_cap, :tiers, :meeting, :members_known, :since, :cites,
    :as_of, :note
)
