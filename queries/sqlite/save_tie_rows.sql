-- queries/sqlite/save_tie_rows.sql
-- Keep one tie of an area's newest revision.
-- parameters: :area, :position, :source, :target, :kind, :formality, :frequency, :reported_by, :since, :until, :cites, :as_of, :note
-- columns: none
INSERT INTO tie (
    "area", "position", "source", "target", "kind", "formality",
    "frequency", "reported_by", "since", "until", "cites", "as_of",
    "note"
) VALUES (
    :area, :position, :source, :target, :kind, :formality,
    :frequency, :reported_by, :since, :until, :cites, :as_of,
    :note
)
