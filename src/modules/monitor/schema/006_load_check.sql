-- The last list of bags that a vehicle's terminal sent on a trip, compared with the handovers.
CREATE TABLE monitor_load_check (
  region BIGINT NOT NULL, service_date BIGINT NOT NULL, trip BIGINT NOT NULL, vehicle TEXT NOT NULL,
  told_at BIGINT NOT NULL, unread BIGINT NOT NULL,
  PRIMARY KEY (region, service_date, trip));
CREATE TABLE monitor_load_check_bag (
  region BIGINT NOT NULL, service_date BIGINT NOT NULL, trip BIGINT NOT NULL, position BIGINT NOT NULL,
  barcode TEXT NOT NULL, verdict TEXT NOT NULL, told_seal TEXT NOT NULL, noted_seal TEXT NOT NULL,
  PRIMARY KEY (region, service_date, trip, position));
