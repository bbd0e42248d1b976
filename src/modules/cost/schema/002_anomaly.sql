-- Thresholds of the nightly rules, what they found with its evidence, and the days on which they ran.
CREATE TABLE cost_threshold (
  region BIGINT NOT NULL, id BIGINT NOT NULL, organisation BIGINT NOT NULL, rule TEXT NOT NULL, active BIGINT NOT NULL,
  value BIGINT NOT NULL, floor_li BIGINT NOT NULL, version BIGINT NOT NULL,
  PRIMARY KEY (region, id));
CREATE UNIQUE INDEX cost_threshold_of ON cost_threshold (region, organisation, rule);
CREATE TABLE cost_anomaly (
  region BIGINT NOT NULL, id BIGINT NOT NULL, organisation BIGINT NOT NULL, rule TEXT NOT NULL, mark TEXT NOT NULL,
  day BIGINT NOT NULL, code TEXT NOT NULL, amount_li BIGINT NOT NULL, expected BIGINT NOT NULL,
  found BIGINT NOT NULL, state TEXT NOT NULL, owner BIGINT NOT NULL, found_at BIGINT NOT NULL,
  explanation TEXT NOT NULL, explained_by BIGINT NOT NULL, explained_at BIGINT NOT NULL, at_fault BIGINT NOT NULL,
  note TEXT NOT NULL, confirmed_by BIGINT NOT NULL, confirmed_at BIGINT NOT NULL, version BIGINT NOT NULL,
  PRIMARY KEY (region, id));
CREATE UNIQUE INDEX cost_anomaly_mark ON cost_anomaly (region, organisation, rule, mark);
CREATE TABLE cost_anomaly_evidence (
  region BIGINT NOT NULL, anomaly BIGINT NOT NULL, n BIGINT NOT NULL, kind TEXT NOT NULL, subject BIGINT NOT NULL,
  code TEXT NOT NULL, at BIGINT NOT NULL, amount_li BIGINT NOT NULL,
  PRIMARY KEY (region, anomaly, n));
CREATE TABLE cost_audited (
  region BIGINT NOT NULL, organisation BIGINT NOT NULL, day BIGINT NOT NULL,
  PRIMARY KEY (region, organisation, day));
