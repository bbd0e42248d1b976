-- Photographs, sound and films of terminals, whole, with the hash of their bytes.
CREATE TABLE tracking_medium (
  region BIGINT NOT NULL, id BIGINT NOT NULL, terminal BIGINT NOT NULL, vehicle TEXT NOT NULL,
  organisation BIGINT NOT NULL, number BIGINT NOT NULL, kind TEXT NOT NULL, form TEXT NOT NULL, event TEXT NOT NULL,
  channel BIGINT NOT NULL, at BIGINT NOT NULL, lat_e7 BIGINT NOT NULL, lon_e7 BIGINT NOT NULL,
  received_at BIGINT NOT NULL, hash TEXT NOT NULL, bytes BIGINT NOT NULL,
  PRIMARY KEY (region, id));
CREATE INDEX tracking_medium_of_vehicle ON tracking_medium (region, vehicle, id);
CREATE INDEX tracking_medium_of_terminal ON tracking_medium (region, terminal, number, hash);
CREATE TABLE tracking_medium_data (
  region BIGINT NOT NULL, medium BIGINT NOT NULL, data BYTEA NOT NULL,
  PRIMARY KEY (region, medium));
