-- queries/sqlite/save_membership_rows.sql
-- Keep one membership of an area's newest revision.
-- parameters: :area, :position, :member, :network, :seat, :status, :since, :until, :cites, :as_of, :note
-- columns: none
INSERT INTO membership (
    "area", "position", "member", "network", "seat", "status",
    "since", "until", "cites", "as_of", "note"
) VALUES (
    :area, :position, :member, :network, :seat, :status,
    :since, :until, :cites, :as_of, :note
)
