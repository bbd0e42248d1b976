-- What both sides owe each other, set off.
CREATE TABLE settlement_netting (
  region BIGINT NOT NULL, id BIGINT NOT NULL, number TEXT NOT NULL, state TEXT NOT NULL, one BIGINT NOT NULL,
  other BIGINT NOT NULL, as_of BIGINT NOT NULL, amount_li BIGINT NOT NULL, one_owes_li BIGINT NOT NULL,
  other_owes_li BIGINT NOT NULL, proposed_by BIGINT NOT NULL, proposed_at BIGINT NOT NULL, decided_by BIGINT NOT NULL,
  decided_at BIGINT NOT NULL, version BIGINT NOT NULL,
  PRIMARY KEY (region, id));
CREATE INDEX settlement_netting_by_state ON settlement_netting (region, state, id);
CREATE TABLE settlement_netted (
  region BIGINT NOT NULL, netting BIGINT NOT NULL, invoice BIGINT NOT NULL, invoice_number TEXT NOT NULL,
  payer BIGINT NOT NULL, due_on BIGINT NOT NULL, amount_li BIGINT NOT NULL, left_li BIGINT NOT NULL,
  PRIMARY KEY (region, netting, invoice));
