-- Waybills 路单: one per trip and service date, with its stops and bags.
CREATE TABLE mail_waybill (
  region BIGINT NOT NULL, id BIGINT NOT NULL, number TEXT NOT NULL, state TEXT NOT NULL, trip BIGINT NOT NULL,
  service_date BIGINT NOT NULL, line TEXT NOT NULL, headsign TEXT NOT NULL, vehicle TEXT NOT NULL,
  driver BIGINT NOT NULL, carrier BIGINT NOT NULL, hold_g BIGINT NOT NULL, hold_cm3 BIGINT NOT NULL,
  departs_at BIGINT NOT NULL,
  position BIGINT NOT NULL, changed_at BIGINT NOT NULL, version BIGINT NOT NULL,
  PRIMARY KEY (region, id));
CREATE UNIQUE INDEX mail_waybill_of_trip ON mail_waybill (region, service_date, trip) WHERE state <> 'cancelled';
CREATE INDEX mail_waybill_of_day ON mail_waybill (region, service_date, departs_at, id);
CREATE TABLE mail_waybill_stop (
  region BIGINT NOT NULL, waybill BIGINT NOT NULL, seq BIGINT NOT NULL, node BIGINT NOT NULL, name TEXT NOT NULL,
  planned_arrival BIGINT NOT NULL, planned_departure BIGINT NOT NULL, arrived_at BIGINT NOT NULL,
  departed_at BIGINT NOT NULL,
  PRIMARY KEY (region, waybill, seq));
CREATE TABLE mail_waybill_bag (
  region BIGINT NOT NULL, waybill BIGINT NOT NULL, bag BIGINT NOT NULL, load_seq BIGINT NOT NULL,
  unload_seq BIGINT NOT NULL, state TEXT NOT NULL, overridden_by BIGINT NOT NULL, reason TEXT NOT NULL,
  PRIMARY KEY (region, waybill, bag));
CREATE INDEX mail_waybill_bag_of_bag ON mail_waybill_bag (region, bag, waybill);

-- Handovers: one content, signed by both sides.
CREATE TABLE mail_handover (
  region BIGINT NOT NULL, id BIGINT NOT NULL, uuid TEXT NOT NULL, state TEXT NOT NULL, node BIGINT NOT NULL,
  waybill BIGINT NOT NULL, giver BIGINT NOT NULL, giver_hat BIGINT NOT NULL, giver_organisation BIGINT NOT NULL,
  receiver BIGINT NOT NULL, receiver_hat BIGINT NOT NULL, receiver_organisation BIGINT NOT NULL,
  to_node BIGINT NOT NULL, made_at BIGINT NOT NULL, completed_at BIGINT NOT NULL, content TEXT NOT NULL,
  digest TEXT NOT NULL, giver_key BIGINT NOT NULL, giver_signature TEXT NOT NULL, receiver_key BIGINT NOT NULL,
  receiver_signature TEXT NOT NULL, offline BIGINT NOT NULL, n_bags BIGINT NOT NULL, n_items BIGINT NOT NULL,
  n_differences BIGINT NOT NULL, remark TEXT NOT NULL, version BIGINT NOT NULL,
  PRIMARY KEY (region, id));
CREATE UNIQUE INDEX mail_handover_by_uuid ON mail_handover (region, uuid);
CREATE INDEX mail_handover_at_node ON mail_handover (region, node, made_at, id);
CREATE INDEX mail_handover_of_waybill ON mail_handover (region, waybill, id) WHERE waybill <> 0;
CREATE INDEX mail_handover_open ON mail_handover (region, state, id) WHERE state IN ('proposed', 'differing');
CREATE TABLE mail_handover_line (
  region BIGINT NOT NULL, handover BIGINT NOT NULL, line BIGINT NOT NULL, bag BIGINT NOT NULL, item BIGINT NOT NULL,
  code TEXT NOT NULL, result TEXT NOT NULL, seal_no TEXT NOT NULL, gross_g BIGINT NOT NULL, evidence TEXT NOT NULL,
  note TEXT NOT NULL,
  PRIMARY KEY (region, handover, line));
CREATE INDEX mail_handover_line_of_bag ON mail_handover_line (region, bag, handover) WHERE bag <> 0;

CREATE TABLE mail_evidence (
  region BIGINT NOT NULL, sha256 TEXT NOT NULL, media_type TEXT NOT NULL, bytes TEXT NOT NULL, person BIGINT NOT NULL,
  node BIGINT NOT NULL, at BIGINT NOT NULL,
  PRIMARY KEY (region, sha256));

-- Irregularities 验单.
CREATE TABLE mail_irregularity (
  region BIGINT NOT NULL, id BIGINT NOT NULL, number TEXT NOT NULL, kind TEXT NOT NULL, state TEXT NOT NULL,
  raised_by_node BIGINT NOT NULL, raised_by BIGINT NOT NULL, raised_organisation BIGINT NOT NULL,
  to_organisation BIGINT NOT NULL, to_node BIGINT NOT NULL, handover BIGINT NOT NULL, waybill BIGINT NOT NULL,
  bag BIGINT NOT NULL, item BIGINT NOT NULL, description TEXT NOT NULL, evidence TEXT NOT NULL,
  raised_at BIGINT NOT NULL, due_at BIGINT NOT NULL, reply TEXT NOT NULL, replied_by BIGINT NOT NULL,
  replied_at BIGINT NOT NULL, liable_organisation BIGINT NOT NULL, outcome TEXT NOT NULL, closed_by BIGINT NOT NULL,
  closed_at BIGINT NOT NULL, version BIGINT NOT NULL,
  PRIMARY KEY (region, id));
CREATE INDEX mail_irregularity_open ON mail_irregularity (region, state, due_at, id);
CREATE INDEX mail_irregularity_of_waybill ON mail_irregularity (region, waybill, id) WHERE waybill <> 0;

-- Delivery: every attempt and its proof.
CREATE TABLE mail_delivery (
  region BIGINT NOT NULL, id BIGINT NOT NULL, item BIGINT NOT NULL, node BIGINT NOT NULL, kind TEXT NOT NULL,
  receiver_name TEXT NOT NULL, relation TEXT NOT NULL, reason TEXT NOT NULL, evidence TEXT NOT NULL,
  collected_li BIGINT NOT NULL, person BIGINT NOT NULL, at BIGINT NOT NULL,
  PRIMARY KEY (region, id));
CREATE INDEX mail_delivery_of_item ON mail_delivery (region, item, id);

-- What came into and went out of a node on a service date, and the day that it closed with.
CREATE TABLE mail_movement (
  region BIGINT NOT NULL, id BIGINT NOT NULL, node BIGINT NOT NULL, service_date BIGINT NOT NULL, way TEXT NOT NULL,
  reason TEXT NOT NULL, bag BIGINT NOT NULL, item BIGINT NOT NULL, bags BIGINT NOT NULL, items BIGINT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (region, id));
CREATE INDEX mail_movement_of_day ON mail_movement (region, node, service_date, id);
CREATE INDEX mail_movement_by_reason ON mail_movement (region, service_date, reason);
CREATE TABLE mail_day (
  region BIGINT NOT NULL, node BIGINT NOT NULL, service_date BIGINT NOT NULL, state TEXT NOT NULL,
  opening_items BIGINT NOT NULL, in_items BIGINT NOT NULL, out_items BIGINT NOT NULL, closing_items BIGINT NOT NULL,
  opening_bags BIGINT NOT NULL, in_bags BIGINT NOT NULL, out_bags BIGINT NOT NULL, closing_bags BIGINT NOT NULL,
  counted_items BIGINT NOT NULL, counted_bags BIGINT NOT NULL, explanation TEXT NOT NULL, opened_by BIGINT NOT NULL,
  opened_at BIGINT NOT NULL, closed_by BIGINT NOT NULL, closed_at BIGINT NOT NULL, reopened_by BIGINT NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (region, node, service_date));

-- Pre-advice 预告: a manifest as it came.
CREATE TABLE mail_manifest (
  region BIGINT NOT NULL, id TEXT NOT NULL, file_name TEXT NOT NULL, carrier TEXT NOT NULL, node BIGINT NOT NULL,
  n_rows BIGINT NOT NULL, n_items BIGINT NOT NULL, n_faults BIGINT NOT NULL, person BIGINT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (region, id));
