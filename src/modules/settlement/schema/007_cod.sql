-- Cash on delivery 代收货款: held for senders, from the hands that collected it to those who owe it.
CREATE TABLE settlement_cod (
  region BIGINT NOT NULL, id BIGINT NOT NULL, item_number TEXT NOT NULL, state TEXT NOT NULL,
  amount_li BIGINT NOT NULL, collected_at BIGINT NOT NULL, collected_on BIGINT NOT NULL, node BIGINT NOT NULL,
  collected_by BIGINT NOT NULL, holder BIGINT NOT NULL, contractor BIGINT NOT NULL, remittance BIGINT NOT NULL,
  payout BIGINT NOT NULL, version BIGINT NOT NULL,
  PRIMARY KEY (region, id));
CREATE INDEX settlement_cod_by_state ON settlement_cod (region, state, collected_on, id);
CREATE INDEX settlement_cod_of_remittance ON settlement_cod (region, remittance, id) WHERE remittance <> 0;
CREATE INDEX settlement_cod_of_payout ON settlement_cod (region, payout, id) WHERE payout <> 0;
CREATE TABLE settlement_remittance (
  region BIGINT NOT NULL, id BIGINT NOT NULL, number TEXT NOT NULL, kind TEXT NOT NULL, state TEXT NOT NULL,
  payer BIGINT NOT NULL, payee BIGINT NOT NULL, amount_li BIGINT NOT NULL, n_items BIGINT NOT NULL,
  paid_on BIGINT NOT NULL, reference TEXT NOT NULL, posting BIGINT NOT NULL, made_by BIGINT NOT NULL,
  made_at BIGINT NOT NULL, decided_by BIGINT NOT NULL, decided_at BIGINT NOT NULL, version BIGINT NOT NULL,
  PRIMARY KEY (region, id));
CREATE INDEX settlement_remittance_by_state ON settlement_remittance (region, state, id);
CREATE UNIQUE INDEX settlement_remittance_reference ON settlement_remittance (region, payer, reference)
  WHERE state <> 'refused';
