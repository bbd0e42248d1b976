-- Endings by notice 提前终止: notices, warnings of a breach, what came of them; and the last day that they give a version.
ALTER TABLE agreement_version ADD COLUMN ended_on BIGINT NOT NULL DEFAULT 0;
CREATE TABLE agreement_ending (
  region BIGINT NOT NULL, id BIGINT NOT NULL, agreement BIGINT NOT NULL, agreement_version BIGINT NOT NULL,
  number TEXT NOT NULL, kind TEXT NOT NULL, state TEXT NOT NULL, giver BIGINT NOT NULL, receiver BIGINT NOT NULL,
  reason TEXT NOT NULL, end_day BIGINT NOT NULL, warning BIGINT NOT NULL, requested_by BIGINT NOT NULL,
  requested_at BIGINT NOT NULL, approval BIGINT NOT NULL, given_by BIGINT NOT NULL, given_at BIGINT NOT NULL,
  acknowledged_by BIGINT NOT NULL, acknowledged_at BIGINT NOT NULL, word TEXT NOT NULL, word_by BIGINT NOT NULL,
  word_at BIGINT NOT NULL, letter TEXT NOT NULL, digest TEXT NOT NULL, version BIGINT NOT NULL,
  PRIMARY KEY (region, id));
CREATE UNIQUE INDEX agreement_ending_number ON agreement_ending (region, number);
CREATE INDEX agreement_ending_of ON agreement_ending (region, agreement, id);
