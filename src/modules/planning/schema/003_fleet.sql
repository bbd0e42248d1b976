-- The fleet: vans that stand ready at home for tours 专车巡回.
CREATE TABLE planning_fleet_van (
  region BIGINT NOT NULL, id BIGINT NOT NULL, name TEXT NOT NULL, vehicle TEXT NOT NULL, home BIGINT NOT NULL,
  driver BIGINT NOT NULL, hold_g BIGINT NOT NULL, hold_cm3 BIGINT NOT NULL, hold_bags BIGINT NOT NULL,
  leaves_from BIGINT NOT NULL, back_until BIGINT NOT NULL, fixed_li BIGINT NOT NULL, li_a_km BIGINT NOT NULL,
  valid_from BIGINT NOT NULL, valid_until BIGINT NOT NULL, version BIGINT NOT NULL,
  PRIMARY KEY (region, id));

-- Tours are trips that a plan adds; blocks 车辆周转 number the trips of one vehicle.
ALTER TABLE planning_plan ADD COLUMN with_tours BIGINT NOT NULL DEFAULT 0;
ALTER TABLE planning_figures ADD COLUMN tours_li BIGINT NOT NULL DEFAULT 0;
ALTER TABLE planning_trip ADD COLUMN fleet_van BIGINT NOT NULL DEFAULT 0;
ALTER TABLE planning_trip ADD COLUMN driving_s BIGINT NOT NULL DEFAULT 0;
ALTER TABLE planning_trip ADD COLUMN unbroken_s BIGINT NOT NULL DEFAULT 0;
ALTER TABLE planning_trip ADD COLUMN cost_li BIGINT NOT NULL DEFAULT 0;
ALTER TABLE planning_trip ADD COLUMN block BIGINT NOT NULL DEFAULT 0;
ALTER TABLE planning_load ADD COLUMN van_rule TEXT NOT NULL DEFAULT 'none';
ALTER TABLE planning_order ADD COLUMN driving_s BIGINT NOT NULL DEFAULT 0;
ALTER TABLE planning_order ADD COLUMN unbroken_s BIGINT NOT NULL DEFAULT 0;
ALTER TABLE planning_order ADD COLUMN block BIGINT NOT NULL DEFAULT 0;
ALTER TABLE planning_settings ADD COLUMN stop_s BIGINT NOT NULL DEFAULT 300;
ALTER TABLE planning_settings ADD COLUMN turnaround_s BIGINT NOT NULL DEFAULT 600;
