-- What mail needs of vehicles, and what these have and cost.
ALTER TABLE planning_settings ADD COLUMN cold_products TEXT NOT NULL DEFAULT '';
ALTER TABLE planning_load ADD COLUMN product TEXT NOT NULL DEFAULT '';
ALTER TABLE planning_load ADD COLUMN needs BIGINT NOT NULL DEFAULT 0;
ALTER TABLE planning_trip ADD COLUMN skills BIGINT NOT NULL DEFAULT 0;
ALTER TABLE planning_van ADD COLUMN skills BIGINT NOT NULL DEFAULT 0;
ALTER TABLE planning_fleet_van ADD COLUMN skills BIGINT NOT NULL DEFAULT 0;
ALTER TABLE planning_fleet_van ADD COLUMN li_an_hour BIGINT NOT NULL DEFAULT 0;
CREATE TABLE planning_vehicle_type (
  region BIGINT NOT NULL, id BIGINT NOT NULL, name TEXT NOT NULL, hold_g BIGINT NOT NULL, skills BIGINT NOT NULL,
  fixed_li BIGINT NOT NULL, li_a_km BIGINT NOT NULL, li_an_hour BIGINT NOT NULL, lines TEXT NOT NULL,
  plates TEXT NOT NULL, version BIGINT NOT NULL,
  PRIMARY KEY (region, id));
