-- Nodes and who runs them.
CREATE TABLE network_node (
  region BIGINT NOT NULL, id BIGINT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, name_en TEXT NOT NULL,
  place_code TEXT NOT NULL, office_code TEXT NOT NULL, gln TEXT NOT NULL, lat_e7 BIGINT NOT NULL,
  lon_e7 BIGINT NOT NULL, parent BIGINT NOT NULL, owner BIGINT NOT NULL, opening_hours TEXT NOT NULL,
  phone TEXT NOT NULL, active_from BIGINT NOT NULL, active_until BIGINT NOT NULL, version BIGINT NOT NULL,
  PRIMARY KEY (region, id));
-- One open node per code; a closed one may be followed by another.
CREATE UNIQUE INDEX network_node_place ON network_node (region, place_code) WHERE active_until = 0;
CREATE UNIQUE INDEX network_node_office ON network_node (region, office_code)
  WHERE active_until = 0 AND office_code <> '';
CREATE INDEX network_node_gln ON network_node (region, gln) WHERE gln <> '';
CREATE INDEX network_node_parent ON network_node (region, parent, id);
CREATE TABLE network_node_operator (
  region BIGINT NOT NULL, node BIGINT NOT NULL, organisation BIGINT NOT NULL,
  PRIMARY KEY (region, node, organisation));

-- Timetables by feed. `key` is the id of the record inside its feed and never changes its row; a record that vanished
-- from its feed has `closed_on`, the first day without it.
CREATE TABLE network_feed (
  region BIGINT NOT NULL, id BIGINT NOT NULL, name TEXT NOT NULL, publisher TEXT NOT NULL, url TEXT NOT NULL,
  lang TEXT NOT NULL, start_date BIGINT NOT NULL, end_date BIGINT NOT NULL, version TEXT NOT NULL,
  has_info BIGINT NOT NULL, imported_at BIGINT NOT NULL, imported_by BIGINT NOT NULL,
  PRIMARY KEY (region, id));
CREATE UNIQUE INDEX network_feed_name ON network_feed (region, name);
CREATE TABLE network_agency (
  region BIGINT NOT NULL, id BIGINT NOT NULL, feed BIGINT NOT NULL, key TEXT NOT NULL, name TEXT NOT NULL,
  url TEXT NOT NULL, timezone TEXT NOT NULL, lang TEXT NOT NULL, phone TEXT NOT NULL, email TEXT NOT NULL,
  closed_on BIGINT NOT NULL,
  PRIMARY KEY (region, id));
CREATE UNIQUE INDEX network_agency_key ON network_agency (region, feed, key);
CREATE TABLE network_stop (
  region BIGINT NOT NULL, id BIGINT NOT NULL, feed BIGINT NOT NULL, key TEXT NOT NULL, code TEXT NOT NULL,
  name TEXT NOT NULL, description TEXT NOT NULL, lat_e7 BIGINT NOT NULL, lon_e7 BIGINT NOT NULL,
  location_type BIGINT NOT NULL, parent TEXT NOT NULL, platform TEXT NOT NULL, handover TEXT NOT NULL,
  node BIGINT NOT NULL, closed_on BIGINT NOT NULL,
  PRIMARY KEY (region, id));
CREATE UNIQUE INDEX network_stop_key ON network_stop (region, feed, key);
CREATE TABLE network_line (
  region BIGINT NOT NULL, id BIGINT NOT NULL, feed BIGINT NOT NULL, key TEXT NOT NULL, agency TEXT NOT NULL,
  code TEXT NOT NULL, name TEXT NOT NULL, description TEXT NOT NULL, type BIGINT NOT NULL, color TEXT NOT NULL,
  text_color TEXT NOT NULL, closed_on BIGINT NOT NULL,
  PRIMARY KEY (region, id));
CREATE UNIQUE INDEX network_line_key ON network_line (region, feed, key);
-- dates, market_dates: "20261128:1 20261001:2" (1 added, 2 removed); market_dates follow from rules of markets.
CREATE TABLE network_calendar (
  region BIGINT NOT NULL, id BIGINT NOT NULL, feed BIGINT NOT NULL, key TEXT NOT NULL, weekdays BIGINT NOT NULL,
  start_date BIGINT NOT NULL, end_date BIGINT NOT NULL, dates TEXT NOT NULL, market_dates TEXT NOT NULL,
  closed_on BIGINT NOT NULL,
  PRIMARY KEY (region, id));
CREATE UNIQUE INDEX network_calendar_key ON network_calendar (region, feed, key);
-- A trip is read, compared and replaced only as a whole, so its stop times and frequencies are one text each: an import
-- of 26,408 stop times writes 706 rows. A trip that repeats is a template; its departures are rows that name it.
CREATE TABLE network_trip (
  region BIGINT NOT NULL, id BIGINT NOT NULL, feed BIGINT NOT NULL, key TEXT NOT NULL, line TEXT NOT NULL,
  calendar TEXT NOT NULL, headsign TEXT NOT NULL, short_name TEXT NOT NULL, direction BIGINT NOT NULL,
  block TEXT NOT NULL, shape TEXT NOT NULL, hold_g BIGINT NOT NULL, hold_cm3 BIGINT NOT NULL,
  stop_times TEXT NOT NULL, frequencies TEXT NOT NULL, template_trip BIGINT NOT NULL, starts_at BIGINT NOT NULL,
  closed_on BIGINT NOT NULL,
  PRIMARY KEY (region, id));
CREATE UNIQUE INDEX network_trip_key ON network_trip (region, feed, key, starts_at);
CREATE TABLE network_shape (
  region BIGINT NOT NULL, id BIGINT NOT NULL, feed BIGINT NOT NULL, key TEXT NOT NULL, points TEXT NOT NULL,
  closed_on BIGINT NOT NULL,
  PRIMARY KEY (region, id));
CREATE UNIQUE INDEX network_shape_key ON network_shape (region, feed, key);

-- Markets 逢集 by rule, and mail routes 邮路.
CREATE TABLE network_market (
  region BIGINT NOT NULL, id BIGINT NOT NULL, node BIGINT NOT NULL, name TEXT NOT NULL, basis TEXT NOT NULL,
  days TEXT NOT NULL, calendar BIGINT NOT NULL, effect TEXT NOT NULL, reserve_percent BIGINT NOT NULL,
  active_from BIGINT NOT NULL, active_until BIGINT NOT NULL, version BIGINT NOT NULL,
  PRIMARY KEY (region, id));
CREATE TABLE network_mail_route (
  region BIGINT NOT NULL, id BIGINT NOT NULL, code TEXT NOT NULL, name TEXT NOT NULL, way TEXT NOT NULL,
  active_from BIGINT NOT NULL, active_until BIGINT NOT NULL, version BIGINT NOT NULL,
  PRIMARY KEY (region, id));
CREATE UNIQUE INDEX network_mail_route_code ON network_mail_route (region, code, way) WHERE active_until = 0;
CREATE TABLE network_mail_route_stop (
  region BIGINT NOT NULL, route BIGINT NOT NULL, seq BIGINT NOT NULL, node BIGINT NOT NULL, line BIGINT NOT NULL,
  PRIMARY KEY (region, route, seq));

-- Grows no number: every change of nodes or timetable puts a new random one, by which snapshots in memory know that
-- they are out of date even when another transaction was taken back.
CREATE TABLE network_revision (
  region BIGINT NOT NULL, revision BIGINT NOT NULL,
  PRIMARY KEY (region));
