-- Terminals of vehicles, known before they connect.
CREATE TABLE tracking_terminal (
  region BIGINT NOT NULL, id BIGINT NOT NULL, number TEXT NOT NULL, raw_number TEXT NOT NULL, revision TEXT NOT NULL,
  vehicle TEXT NOT NULL, organisation BIGINT NOT NULL, device TEXT NOT NULL, code TEXT NOT NULL,
  is_forwarder BIGINT NOT NULL, is_opaque BIGINT NOT NULL, state TEXT NOT NULL, note TEXT NOT NULL,
  created_at BIGINT NOT NULL, changed_at BIGINT NOT NULL, version BIGINT NOT NULL,
  PRIMARY KEY (region, id));
CREATE UNIQUE INDEX tracking_terminal_number ON tracking_terminal (region, number) WHERE state = 'active';
CREATE UNIQUE INDEX tracking_terminal_vehicle ON tracking_terminal (region, vehicle) WHERE state = 'active';
CREATE INDEX tracking_terminal_changed ON tracking_terminal (region, changed_at);

-- Connections as the gateway keeps them: one row a terminal, the last one.
CREATE TABLE tracking_link (
  region BIGINT NOT NULL, terminal BIGINT NOT NULL, gateway TEXT NOT NULL, address TEXT NOT NULL,
  connected_at BIGINT NOT NULL, ended_at BIGINT NOT NULL,
  PRIMARY KEY (region, terminal));
CREATE INDEX tracking_link_began ON tracking_link (region, connected_at);

-- What was accepted and acknowledged and waits to be put in its place: the reports of one commit a row.
CREATE TABLE tracking_intake (
  region BIGINT NOT NULL, id BIGINT NOT NULL, n_reports BIGINT NOT NULL, reports BYTEA NOT NULL,
  PRIMARY KEY (region, id));

-- The reports of one vehicle in one hour of GNSS time, packed.
CREATE TABLE tracking_track (
  region BIGINT NOT NULL, vehicle TEXT NOT NULL, hour BIGINT NOT NULL, n_reports BIGINT NOT NULL,
  reports BYTEA NOT NULL,
  PRIMARY KEY (region, vehicle, hour));
CREATE INDEX tracking_track_old ON tracking_track (region, hour);
CREATE TABLE tracking_latest (
  region BIGINT NOT NULL, vehicle TEXT NOT NULL, organisation BIGINT NOT NULL, terminal BIGINT NOT NULL,
  at BIGINT NOT NULL, received_at BIGINT NOT NULL, reported_at BIGINT NOT NULL, heard_at BIGINT NOT NULL,
  lat_e7 BIGINT NOT NULL, lon_e7 BIGINT NOT NULL, altitude_m BIGINT NOT NULL, speed_dkmh BIGINT NOT NULL,
  direction BIGINT NOT NULL, alarm BIGINT NOT NULL, status BIGINT NOT NULL, mileage_dkm BIGINT NOT NULL,
  PRIMARY KEY (region, vehicle));

-- Alarms on their rising edge.
CREATE TABLE tracking_alarm (
  region BIGINT NOT NULL, id BIGINT NOT NULL, vehicle TEXT NOT NULL, organisation BIGINT NOT NULL,
  terminal BIGINT NOT NULL, kind TEXT NOT NULL, at BIGINT NOT NULL, raised_at BIGINT NOT NULL, late BIGINT NOT NULL,
  lat_e7 BIGINT NOT NULL, lon_e7 BIGINT NOT NULL, speed_dkmh BIGINT NOT NULL,
  PRIMARY KEY (region, id));
CREATE INDEX tracking_alarm_of_vehicle ON tracking_alarm (region, vehicle, id);
CREATE INDEX tracking_alarm_old ON tracking_alarm (region, raised_at);

-- Messages of terminals other than positions: driver cards, waybills, media, passthrough.
CREATE TABLE tracking_upload (
  region BIGINT NOT NULL, id BIGINT NOT NULL, terminal BIGINT NOT NULL, vehicle TEXT NOT NULL,
  organisation BIGINT NOT NULL, message BIGINT NOT NULL, is_2019 BIGINT NOT NULL, received_at BIGINT NOT NULL,
  body BYTEA NOT NULL,
  PRIMARY KEY (region, id));
CREATE INDEX tracking_upload_of_vehicle ON tracking_upload (region, vehicle, id);

-- What was no good frame, or held what cannot be: raw, for an administrator.
CREATE TABLE tracking_quarantine (
  region BIGINT NOT NULL, id BIGINT NOT NULL, received_at BIGINT NOT NULL, address TEXT NOT NULL,
  number TEXT NOT NULL, defect TEXT NOT NULL, bytes BYTEA NOT NULL,
  PRIMARY KEY (region, id));
CREATE INDEX tracking_quarantine_old ON tracking_quarantine (region, received_at);

-- What people ask terminals to do.
CREATE TABLE tracking_command (
  region BIGINT NOT NULL, id BIGINT NOT NULL, terminal BIGINT NOT NULL, vehicle TEXT NOT NULL,
  organisation BIGINT NOT NULL, kind TEXT NOT NULL, parameters TEXT NOT NULL, state TEXT NOT NULL,
  asked_by BIGINT NOT NULL, asked_at BIGINT NOT NULL, valid_until BIGINT NOT NULL, sent_at BIGINT NOT NULL,
  ended_at BIGINT NOT NULL, outcome TEXT NOT NULL, answer TEXT NOT NULL, version BIGINT NOT NULL,
  PRIMARY KEY (region, id));
CREATE INDEX tracking_command_open ON tracking_command (region, id) WHERE state IN ('queued', 'sent');
CREATE INDEX tracking_command_of_vehicle ON tracking_command (region, vehicle, id);
