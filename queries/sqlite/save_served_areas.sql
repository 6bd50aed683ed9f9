-- queries/sqlite/save_served_areas.sql
-- Keep that a platform of this revision serves an area.
-- parameters: :area, :number, :served
-- columns: none
INSERT INTO served_area (area, number, served)
VALUES (:area, :number, :served)
