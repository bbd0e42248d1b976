-- Passengers' baggage: the table of reserves by type of day, what a passenger brings, and tickets sold.
CREATE TABLE planning_reserve_rule (
  region BIGINT NOT NULL, id BIGINT NOT NULL, day_type TEXT NOT NULL, line TEXT NOT NULL, departs BIGINT NOT NULL,
  weight_g BIGINT NOT NULL, volume_cm3 BIGINT NOT NULL, valid_from BIGINT NOT NULL, valid_until BIGINT NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (region, id));
CREATE TABLE planning_baggage (
  region BIGINT NOT NULL, day_type TEXT NOT NULL, passenger_g BIGINT NOT NULL, passenger_cm3 BIGINT NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (region, day_type));
CREATE TABLE planning_ticket_sale (
  region BIGINT NOT NULL, service_date BIGINT NOT NULL, line TEXT NOT NULL, headsign TEXT NOT NULL,
  departs BIGINT NOT NULL, day_type TEXT NOT NULL, passengers BIGINT NOT NULL, baggage_g BIGINT NOT NULL,
  baggage_cm3 BIGINT NOT NULL, imported_by BIGINT NOT NULL, imported_at BIGINT NOT NULL,
  PRIMARY KEY (region, service_date, line, headsign, departs));

ALTER TABLE planning_settings ADD COLUMN sure_percent BIGINT NOT NULL DEFAULT 90;
ALTER TABLE planning_trip ADD COLUMN reserve_from TEXT NOT NULL DEFAULT 'share';
