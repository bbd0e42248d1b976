-- Invoices of closed statements, payments, and which pays which.
CREATE TABLE settlement_invoice (
  region BIGINT NOT NULL, id BIGINT NOT NULL, number TEXT NOT NULL, statement BIGINT NOT NULL,
  statement_number TEXT NOT NULL, payer BIGINT NOT NULL, payee BIGINT NOT NULL, issued_on BIGINT NOT NULL,
  due_on BIGINT NOT NULL, net_li BIGINT NOT NULL, tax_li BIGINT NOT NULL, gross_li BIGINT NOT NULL,
  outside_li BIGINT NOT NULL, claim_li BIGINT NOT NULL, paid_li BIGINT NOT NULL, difference_li BIGINT NOT NULL,
  made_by BIGINT NOT NULL, version BIGINT NOT NULL,
  PRIMARY KEY (region, id));
CREATE UNIQUE INDEX settlement_invoice_of ON settlement_invoice (region, statement);
CREATE UNIQUE INDEX settlement_invoice_number ON settlement_invoice (region, payee, number);
CREATE TABLE settlement_payment (
  region BIGINT NOT NULL, id BIGINT NOT NULL, payer BIGINT NOT NULL, payee BIGINT NOT NULL,
  amount_li BIGINT NOT NULL, matched_li BIGINT NOT NULL, difference_li BIGINT NOT NULL, paid_on BIGINT NOT NULL,
  reference TEXT NOT NULL, recorded_by BIGINT NOT NULL, version BIGINT NOT NULL,
  PRIMARY KEY (region, id));
CREATE UNIQUE INDEX settlement_payment_reference ON settlement_payment (region, payee, reference);
CREATE TABLE settlement_match (
  region BIGINT NOT NULL, id BIGINT NOT NULL, payment BIGINT NOT NULL, invoice BIGINT NOT NULL,
  amount_li BIGINT NOT NULL, person BIGINT NOT NULL, at BIGINT NOT NULL,
  PRIMARY KEY (region, id));
CREATE INDEX settlement_match_of_invoice ON settlement_match (region, invoice, id);
CREATE INDEX settlement_match_of_payment ON settlement_match (region, payment, id);
