-- Runs: the trips of a day as they are driven, with their stops.
CREATE TABLE monitor_run (
  region BIGINT NOT NULL, service_date BIGINT NOT NULL, trip BIGINT NOT NULL, line TEXT NOT NULL,
  line_name TEXT NOT NULL, headsign TEXT NOT NULL, direction BIGINT NOT NULL, state TEXT NOT NULL,
  vehicle TEXT NOT NULL, driver BIGINT NOT NULL, organisation BIGINT NOT NULL, progress_m BIGINT NOT NULL,
  deviation_m BIGINT NOT NULL, seen_at BIGINT NOT NULL, standing_since BIGINT NOT NULL, matched TEXT NOT NULL,
  PRIMARY KEY (region, service_date, trip));
CREATE INDEX monitor_run_of_vehicle ON monitor_run (region, vehicle, service_date) WHERE state <> 'ended';
CREATE TABLE monitor_stop (
  region BIGINT NOT NULL, service_date BIGINT NOT NULL, trip BIGINT NOT NULL, seq BIGINT NOT NULL,
  node BIGINT NOT NULL, name TEXT NOT NULL, lat_e7 BIGINT NOT NULL, lon_e7 BIGINT NOT NULL,
  arrives_at BIGINT NOT NULL, departs_at BIGINT NOT NULL, expected_at BIGINT NOT NULL, arrived_at BIGINT NOT NULL,
  departed_at BIGINT NOT NULL, by_position BIGINT NOT NULL,
  PRIMARY KEY (region, service_date, trip, seq));
-- What segments and stays of a line usually take, learned from runs by position.
CREATE TABLE monitor_usual (
  region BIGINT NOT NULL, line TEXT NOT NULL, direction BIGINT NOT NULL, weekend BIGINT NOT NULL, hour BIGINT NOT NULL,
  seq BIGINT NOT NULL, segment_ms BIGINT NOT NULL, segments_seen BIGINT NOT NULL, stay_ms BIGINT NOT NULL,
  stays_seen BIGINT NOT NULL,
  PRIMARY KEY (region, line, direction, weekend, hour, seq));
