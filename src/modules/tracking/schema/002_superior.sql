-- Reports that the platform above has not confirmed yet: those of one vehicle, packed.
CREATE TABLE tracking_forward (
  region BIGINT NOT NULL, id BIGINT NOT NULL, vehicle TEXT NOT NULL, queued_at BIGINT NOT NULL,
  reports BYTEA NOT NULL,
  PRIMARY KEY (region, id));
CREATE INDEX tracking_forward_old ON tracking_forward (region, queued_at);
