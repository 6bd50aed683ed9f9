-- queries/sqlite/save_platform_part_rows.sql
-- Keep one platform part of an area's newest revision.
-- parameters: :area, :position, :network, :platform, :since, :until, :cites, :as_of, :note
-- columns: none
INSERT INTO platform_part (
    "area", "position", "network", "platform", "since", "until",
    "cites", "as_of", "note"
) VALUES (
    :area, :position, :network, :platform, :since, :until,
    :cites, :as_of, :note
)
