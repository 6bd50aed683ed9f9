-- queries/sqlite/save_platform_role_rows.sql
-- Keep one platform role of an area's newest revision.
-- parameters: :area, :position, :actor, :platform, :role, :since, :until, :cites, :as_of, :note
-- columns: none
INSERT INTO platform_role (
    "area", "position", "actor", "platform", "role", "since",
    "until", "cites", "as_of", "note"
) VALUES (
    :area, :position, :actor, :platform, :role, :since,
    :until, :cites, :as_of, :note
)
