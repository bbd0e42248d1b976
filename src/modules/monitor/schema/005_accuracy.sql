-- What was estimated of an arrival when it was so far ahead, until it has come.
CREATE TABLE monitor_estimate (
  region BIGINT NOT NULL, service_date BIGINT NOT NULL, trip BIGINT NOT NULL, seq BIGINT NOT NULL,
  horizon BIGINT NOT NULL, expected_at BIGINT NOT NULL,
  PRIMARY KEY (region, service_date, trip, seq, horizon));
-- How far estimates were out: by week, company and horizon, counted in steps of the error.
CREATE TABLE monitor_accuracy (
  region BIGINT NOT NULL, week BIGINT NOT NULL, organisation BIGINT NOT NULL, horizon BIGINT NOT NULL,
  step BIGINT NOT NULL, n BIGINT NOT NULL,
  PRIMARY KEY (region, week, organisation, horizon, step));
