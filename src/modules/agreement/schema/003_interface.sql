-- The catalogue of interfaces 业务对接点.
CREATE TABLE agreement_interface (
  region BIGINT NOT NULL, id BIGINT NOT NULL, code TEXT NOT NULL, step TEXT NOT NULL, seq BIGINT NOT NULL,
  name TEXT NOT NULL, giver TEXT NOT NULL, receiver TEXT NOT NULL, procedure TEXT NOT NULL, message TEXT NOT NULL,
  giver_post TEXT NOT NULL, receiver_post TEXT NOT NULL, giver_sla_min BIGINT NOT NULL,
  receiver_sla_min BIGINT NOT NULL, retired BIGINT NOT NULL, version BIGINT NOT NULL,
  PRIMARY KEY (region, id), UNIQUE (region, code));
