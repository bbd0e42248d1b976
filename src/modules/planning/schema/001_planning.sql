-- What plans are made with: one row, and the vans and reserves that people keep.
CREATE TABLE planning_settings (
  region BIGINT NOT NULL, cutoff_s BIGINT NOT NULL, handling_s BIGINT NOT NULL, sealing_s BIGINT NOT NULL,
  trunk_arrives BIGINT NOT NULL, collected_by BIGINT NOT NULL, same_day_until BIGINT NOT NULL,
  same_day_by BIGINT NOT NULL, next_day_by BIGINT NOT NULL, reserve_percent BIGINT NOT NULL, bag_g BIGINT NOT NULL,
  cm3_a_kg BIGINT NOT NULL, li_a_bag BIGINT NOT NULL, li_a_kg BIGINT NOT NULL, broken_li BIGINT NOT NULL,
  late_minute_li BIGINT NOT NULL, handling_li BIGINT NOT NULL, tomorrow_li BIGINT NOT NULL, version BIGINT NOT NULL,
  PRIMARY KEY (region));
CREATE TABLE planning_van (
  region BIGINT NOT NULL, id BIGINT NOT NULL, name TEXT NOT NULL, origin BIGINT NOT NULL, destination BIGINT NOT NULL,
  latest_ready BIGINT NOT NULL, arrives BIGINT NOT NULL, li_a_bag BIGINT NOT NULL, li_a_kg BIGINT NOT NULL,
  valid_from BIGINT NOT NULL, valid_until BIGINT NOT NULL, version BIGINT NOT NULL,
  PRIMARY KEY (region, id));
-- Passengers' baggage expected on a trip of a day, where the general share says too little (tickets sold).
CREATE TABLE planning_reserve (
  region BIGINT NOT NULL, service_date BIGINT NOT NULL, trip BIGINT NOT NULL, weight_g BIGINT NOT NULL,
  volume_cm3 BIGINT NOT NULL, bags BIGINT NOT NULL, set_by BIGINT NOT NULL, set_at BIGINT NOT NULL,
  PRIMARY KEY (region, service_date, trip));

-- Plans: head, figures, copies of trips and loads: a plan stays what it was when timetable and mail move on.
CREATE TABLE planning_plan (
  region BIGINT NOT NULL, id BIGINT NOT NULL, parent BIGINT NOT NULL, service_date BIGINT NOT NULL,
  state TEXT NOT NULL, name TEXT NOT NULL, as_of BIGINT NOT NULL, effort TEXT NOT NULL,
  with_forecast BIGINT NOT NULL, change TEXT NOT NULL,
  subject TEXT NOT NULL, reason TEXT NOT NULL, needs_approval BIGINT NOT NULL, made_by BIGINT NOT NULL,
  published_by BIGINT NOT NULL, made_at BIGINT NOT NULL, published_at BIGINT NOT NULL, version BIGINT NOT NULL,
  PRIMARY KEY (region, id));
CREATE INDEX planning_plan_of_day ON planning_plan (region, service_date, id);
CREATE UNIQUE INDEX planning_plan_published ON planning_plan (region, service_date) WHERE state = 'published';
CREATE TABLE planning_figures (
  region BIGINT NOT NULL, plan BIGINT NOT NULL, n_loads BIGINT NOT NULL, n_items BIGINT NOT NULL,
  n_carried BIGINT NOT NULL, n_staying BIGINT NOT NULL, n_late BIGINT NOT NULL, n_trips BIGINT NOT NULL,
  n_moved BIGINT NOT NULL, kept_permille BIGINT NOT NULL, cost_li BIGINT NOT NULL, bound_li BIGINT NOT NULL,
  gap_ppm BIGINT NOT NULL, carriage_li BIGINT NOT NULL, weight_permille BIGINT NOT NULL,
  volume_permille BIGINT NOT NULL, mail_m BIGINT NOT NULL, empty_m BIGINT NOT NULL, run_ms BIGINT NOT NULL,
  PRIMARY KEY (region, plan));
CREATE TABLE planning_trip (
  region BIGINT NOT NULL, plan BIGINT NOT NULL, seq BIGINT NOT NULL, trip BIGINT NOT NULL, state TEXT NOT NULL,
  line TEXT NOT NULL, headsign TEXT NOT NULL, hold_g BIGINT NOT NULL, reserve_g BIGINT NOT NULL,
  hold_cm3 BIGINT NOT NULL, reserve_cm3 BIGINT NOT NULL, hold_bags BIGINT NOT NULL, reserve_bags BIGINT NOT NULL,
  late_s BIGINT NOT NULL, cancelled_from BIGINT NOT NULL, vehicle TEXT NOT NULL, instead_of BIGINT NOT NULL,
  PRIMARY KEY (region, plan, seq));
CREATE TABLE planning_call (
  region BIGINT NOT NULL, plan BIGINT NOT NULL, trip_seq BIGINT NOT NULL, call BIGINT NOT NULL, node BIGINT NOT NULL,
  name TEXT NOT NULL, sequence BIGINT NOT NULL, arrives BIGINT NOT NULL, departs BIGINT NOT NULL, loads BIGINT NOT NULL,
  unloads BIGINT NOT NULL, leg_m BIGINT NOT NULL, taken_g BIGINT NOT NULL, loaded_g BIGINT NOT NULL,
  taken_cm3 BIGINT NOT NULL, loaded_cm3 BIGINT NOT NULL, taken_bags BIGINT NOT NULL, loaded_bags BIGINT NOT NULL,
  PRIMARY KEY (region, plan, trip_seq, call));
CREATE TABLE planning_load (
  region BIGINT NOT NULL, plan BIGINT NOT NULL, seq BIGINT NOT NULL, source TEXT NOT NULL, bag BIGINT NOT NULL,
  origin BIGINT NOT NULL, destination BIGINT NOT NULL, node BIGINT NOT NULL, n_items BIGINT NOT NULL,
  n_bags BIGINT NOT NULL, priority BIGINT NOT NULL, weight_g BIGINT NOT NULL, volume_cm3 BIGINT NOT NULL,
  ready BIGINT NOT NULL, promise BIGINT NOT NULL, way TEXT NOT NULL, van BIGINT NOT NULL, departs BIGINT NOT NULL,
  arrives BIGINT NOT NULL, cost_li BIGINT NOT NULL, reason TEXT NOT NULL, full_trip BIGINT NOT NULL,
  full_node BIGINT NOT NULL, gone BIGINT NOT NULL, moved_by BIGINT NOT NULL, move_reason TEXT NOT NULL,
  PRIMARY KEY (region, plan, seq));
CREATE TABLE planning_ride (
  region BIGINT NOT NULL, plan BIGINT NOT NULL, load BIGINT NOT NULL, leg BIGINT NOT NULL, travelled BIGINT NOT NULL,
  trip BIGINT NOT NULL, load_node BIGINT NOT NULL, unload_node BIGINT NOT NULL, first_call BIGINT NOT NULL,
  last_call BIGINT NOT NULL, departs BIGINT NOT NULL, arrives BIGINT NOT NULL,
  PRIMARY KEY (region, plan, load, leg));

-- Vehicle orders 派车单: at most one living order for a trip of a day.
CREATE TABLE planning_order (
  region BIGINT NOT NULL, id BIGINT NOT NULL, number TEXT NOT NULL, state TEXT NOT NULL, kind TEXT NOT NULL,
  plan BIGINT NOT NULL, trip BIGINT NOT NULL, service_date BIGINT NOT NULL, line TEXT NOT NULL, headsign TEXT NOT NULL,
  origin BIGINT NOT NULL, destination BIGINT NOT NULL, departs_at BIGINT NOT NULL, arrives_at BIGINT NOT NULL,
  n_bags BIGINT NOT NULL, weight_g BIGINT NOT NULL, volume_cm3 BIGINT NOT NULL, hold_g BIGINT NOT NULL,
  hold_cm3 BIGINT NOT NULL, vehicle TEXT NOT NULL, driver BIGINT NOT NULL, carrier BIGINT NOT NULL,
  asked_by BIGINT NOT NULL, approved_by BIGINT NOT NULL, assigned_by BIGINT NOT NULL, asked_at BIGINT NOT NULL,
  approved_at BIGINT NOT NULL, assigned_at BIGINT NOT NULL, valid_until BIGINT NOT NULL, reason TEXT NOT NULL,
  changed_at BIGINT NOT NULL, version BIGINT NOT NULL,
  PRIMARY KEY (region, id));
CREATE UNIQUE INDEX planning_order_of_trip ON planning_order (region, service_date, trip)
  WHERE state IN ('requested', 'approved', 'assigned');
CREATE INDEX planning_order_of_day ON planning_order (region, service_date, departs_at, id);
CREATE INDEX planning_order_of_driver ON planning_order (region, driver, service_date) WHERE driver <> 0;

-- Forecasts of a day by relation, and how far they were off once the day was over.
CREATE TABLE planning_forecast (
  region BIGINT NOT NULL, service_date BIGINT NOT NULL, origin BIGINT NOT NULL, destination BIGINT NOT NULL,
  n_items BIGINT NOT NULL, weight_g BIGINT NOT NULL, actual_items BIGINT NOT NULL, actual_g BIGINT NOT NULL,
  PRIMARY KEY (region, service_date, origin, destination));
CREATE TABLE planning_forecast_day (
  region BIGINT NOT NULL, service_date BIGINT NOT NULL, n_items BIGINT NOT NULL, actual_items BIGINT NOT NULL,
  off_items BIGINT NOT NULL, settled BIGINT NOT NULL, made_at BIGINT NOT NULL,
  PRIMARY KEY (region, service_date));
