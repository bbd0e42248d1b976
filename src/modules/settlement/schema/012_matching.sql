-- Which matches were made together, and what took a matching or a payment back. Those of before stand for themselves.
CREATE TABLE settlement_matching (
  region BIGINT NOT NULL, id BIGINT NOT NULL, payer BIGINT NOT NULL, payee BIGINT NOT NULL, amount_li BIGINT NOT NULL,
  short_li BIGINT NOT NULL, person BIGINT NOT NULL, at BIGINT NOT NULL, taken_back_by BIGINT NOT NULL,
  taken_back_at BIGINT NOT NULL, reason TEXT NOT NULL, version BIGINT NOT NULL,
  PRIMARY KEY (region, id));
CREATE INDEX settlement_matching_of_payee ON settlement_matching (region, payee, id);
CREATE INDEX settlement_matching_of_payer ON settlement_matching (region, payer, id);
ALTER TABLE settlement_match ADD COLUMN matching BIGINT NOT NULL DEFAULT 0;
CREATE INDEX settlement_match_of_matching ON settlement_match (region, matching, id);
ALTER TABLE settlement_payment ADD COLUMN taken_back_by BIGINT NOT NULL DEFAULT 0;
ALTER TABLE settlement_payment ADD COLUMN reason TEXT NOT NULL DEFAULT '';
DROP INDEX settlement_payment_reference;
CREATE UNIQUE INDEX settlement_payment_reference ON settlement_payment (region, payee, reference)
  WHERE taken_back_by = 0;
