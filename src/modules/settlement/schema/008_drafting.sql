-- Ratings that are being written beside what is there, one a period: under which key, of what, and who waits for it.
CREATE TABLE settlement_drafting (
  region BIGINT NOT NULL, agreement BIGINT NOT NULL, first_day BIGINT NOT NULL, job BIGINT NOT NULL,
  beside BIGINT NOT NULL, digest TEXT NOT NULL,
  PRIMARY KEY (region, agreement, first_day));
CREATE INDEX settlement_drafting_beside ON settlement_drafting (region, beside);
