-- Items, their checks and the immutable scans.
CREATE TABLE mail_item (
  region BIGINT NOT NULL, id BIGINT NOT NULL, number TEXT NOT NULL, carrier TEXT NOT NULL, direction TEXT NOT NULL,
  product TEXT NOT NULL, registered BIGINT NOT NULL, insured_li BIGINT NOT NULL, cod_li BIGINT NOT NULL,
  postage_li BIGINT NOT NULL, sender_name TEXT NOT NULL, sender_phone TEXT NOT NULL, sender_address TEXT NOT NULL,
  receiver_name TEXT NOT NULL, receiver_phone TEXT NOT NULL, receiver_address TEXT NOT NULL,
  receiver_tail TEXT NOT NULL, weight_g BIGINT NOT NULL, length_mm BIGINT NOT NULL, width_mm BIGINT NOT NULL,
  height_mm BIGINT NOT NULL, origin BIGINT NOT NULL, destination BIGINT NOT NULL, node BIGINT NOT NULL,
  bag BIGINT NOT NULL, state TEXT NOT NULL, checks BIGINT NOT NULL, plan_trip BIGINT NOT NULL,
  plan_next BIGINT NOT NULL,
  plan_departs_at BIGINT NOT NULL, shelf TEXT NOT NULL, pickup_code TEXT NOT NULL, waiting_since BIGINT NOT NULL,
  manifest TEXT NOT NULL, remark TEXT NOT NULL, accepted_on BIGINT NOT NULL, accepted_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL, version BIGINT NOT NULL,
  PRIMARY KEY (region, id));
-- One living item per number; a number may come again after the first one has ended.
CREATE UNIQUE INDEX mail_item_number ON mail_item (region, number)
  WHERE state IN ('advised', 'accepted', 'bagged', 'waiting', 'isolated');
CREATE INDEX mail_item_by_number ON mail_item (region, number, id);
CREATE INDEX mail_item_at_node ON mail_item (region, node, state, id) WHERE node <> 0;
CREATE INDEX mail_item_in_bag ON mail_item (region, bag, id) WHERE bag <> 0;
CREATE INDEX mail_item_of_manifest ON mail_item (region, manifest, id) WHERE manifest <> '';
CREATE INDEX mail_item_accepted ON mail_item (region, accepted_on, id);

CREATE TABLE mail_check (
  region BIGINT NOT NULL, id BIGINT NOT NULL, item BIGINT NOT NULL, kind TEXT NOT NULL, result TEXT NOT NULL,
  at BIGINT NOT NULL, node BIGINT NOT NULL, person BIGINT NOT NULL, hat BIGINT NOT NULL, machine TEXT NOT NULL,
  document_kind TEXT NOT NULL, document_hash TEXT NOT NULL, document_tail TEXT NOT NULL, category TEXT NOT NULL,
  note TEXT NOT NULL,
  PRIMARY KEY (region, id));
CREATE INDEX mail_check_of_item ON mail_check (region, item, id);

CREATE TABLE mail_scan (
  region BIGINT NOT NULL, id BIGINT NOT NULL, item BIGINT NOT NULL, bag BIGINT NOT NULL, action TEXT NOT NULL,
  node BIGINT NOT NULL, waybill BIGINT NOT NULL, person BIGINT NOT NULL, hat BIGINT NOT NULL,
  at BIGINT NOT NULL, happened_at BIGINT NOT NULL, note TEXT NOT NULL,
  PRIMARY KEY (region, id));
CREATE INDEX mail_scan_of_item ON mail_scan (region, item, id) WHERE item <> 0;
CREATE INDEX mail_scan_of_bag ON mail_scan (region, bag, id) WHERE item = 0;

-- Bags, and which item was in which bag from when until when.
CREATE TABLE mail_bag (
  region BIGINT NOT NULL, id BIGINT NOT NULL, barcode TEXT NOT NULL, kind TEXT NOT NULL, state TEXT NOT NULL,
  origin BIGINT NOT NULL, destination BIGINT NOT NULL, node BIGINT NOT NULL, waybill BIGINT NOT NULL,
  custodian BIGINT NOT NULL, custodian_person BIGINT NOT NULL, serial BIGINT NOT NULL, dispatch_round TEXT NOT NULL,
  n_items BIGINT NOT NULL, items_g BIGINT NOT NULL, gross_g BIGINT NOT NULL, volume_cm3 BIGINT NOT NULL,
  seal_no TEXT NOT NULL, plan_trip BIGINT NOT NULL, sealed_on BIGINT NOT NULL, sealed_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL, sealed_by BIGINT NOT NULL, remark TEXT NOT NULL, version BIGINT NOT NULL,
  PRIMARY KEY (region, id));
CREATE INDEX mail_bag_at_node ON mail_bag (region, node, state, id) WHERE node <> 0;
CREATE INDEX mail_bag_on_waybill ON mail_bag (region, waybill, id) WHERE waybill <> 0;
CREATE INDEX mail_bag_by_barcode ON mail_bag (region, barcode) WHERE barcode <> '';
CREATE TABLE mail_bag_item (
  region BIGINT NOT NULL, bag BIGINT NOT NULL, item BIGINT NOT NULL, added_at BIGINT NOT NULL,
  removed_at BIGINT NOT NULL, ticked_at BIGINT NOT NULL, result TEXT NOT NULL,
  PRIMARY KEY (region, bag, item));
CREATE INDEX mail_bag_item_of_item ON mail_bag_item (region, item, bag);
CREATE TABLE mail_bag_serial (
  region BIGINT NOT NULL, origin BIGINT NOT NULL, destination BIGINT NOT NULL, service_date BIGINT NOT NULL,
  last BIGINT NOT NULL,
  PRIMARY KEY (region, origin, destination, service_date));

-- 封发关系: where a node sends mail for a destination, and by which departure.
CREATE TABLE mail_sort_rule (
  region BIGINT NOT NULL, id BIGINT NOT NULL, node BIGINT NOT NULL, destination BIGINT NOT NULL,
  product TEXT NOT NULL, next_node BIGINT NOT NULL, line TEXT NOT NULL, cutoff_s BIGINT NOT NULL, chute TEXT NOT NULL,
  direct BIGINT NOT NULL, valid_from BIGINT NOT NULL, valid_until BIGINT NOT NULL,
  PRIMARY KEY (region, id));
CREATE INDEX mail_sort_rule_of ON mail_sort_rule (region, node, destination, id);

-- Custody: who answers for an item or a bag, without gap. An item in a bag names the bag.
CREATE TABLE mail_custody (
  region BIGINT NOT NULL, subject TEXT NOT NULL, subject_id BIGINT NOT NULL, seq BIGINT NOT NULL,
  organisation BIGINT NOT NULL, person BIGINT NOT NULL, node BIGINT NOT NULL, waybill BIGINT NOT NULL,
  bag BIGINT NOT NULL, handover BIGINT NOT NULL, from_at BIGINT NOT NULL, until_at BIGINT NOT NULL,
  PRIMARY KEY (region, subject, subject_id, seq));
