-- Statements with their lines, the events behind each line, what nothing prices, and disputes.
CREATE TABLE settlement_statement (
  region BIGINT NOT NULL, id BIGINT NOT NULL, number TEXT NOT NULL, agreement BIGINT NOT NULL,
  agreement_number TEXT NOT NULL, title TEXT NOT NULL, payer BIGINT NOT NULL, payee BIGINT NOT NULL,
  first_day BIGINT NOT NULL, last_day BIGINT NOT NULL, state TEXT NOT NULL, rated_at BIGINT NOT NULL,
  rated_until BIGINT NOT NULL, made_by BIGINT NOT NULL, n_events BIGINT NOT NULL, n_unpriced BIGINT NOT NULL,
  by_line BIGINT NOT NULL, payer_sealed_by BIGINT NOT NULL, payee_sealed_by BIGINT NOT NULL,
  payer_sealed_at BIGINT NOT NULL, payee_sealed_at BIGINT NOT NULL, closed_at BIGINT NOT NULL,
  due_li BIGINT NOT NULL, frozen_li BIGINT NOT NULL, version BIGINT NOT NULL,
  PRIMARY KEY (region, id));
CREATE UNIQUE INDEX settlement_statement_of ON settlement_statement (region, agreement, first_day);
CREATE INDEX settlement_statement_by_day ON settlement_statement (region, last_day, id);
CREATE TABLE settlement_line (
  region BIGINT NOT NULL, id BIGINT NOT NULL, statement BIGINT NOT NULL, seq BIGINT NOT NULL, state TEXT NOT NULL,
  version_of BIGINT NOT NULL, rule BIGINT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, basis TEXT NOT NULL,
  link TEXT NOT NULL,
  incident TEXT NOT NULL, route TEXT NOT NULL, quantity BIGINT NOT NULL, amount_li BIGINT NOT NULL,
  tax_rate BIGINT NOT NULL, tax_included BIGINT NOT NULL, in_invoice BIGINT NOT NULL, net_li BIGINT NOT NULL,
  tax_li BIGINT NOT NULL, gross_li BIGINT NOT NULL, n_parts BIGINT NOT NULL, of_statement BIGINT NOT NULL,
  of_line BIGINT NOT NULL, payer_by BIGINT NOT NULL, payee_by BIGINT NOT NULL, payer_at BIGINT NOT NULL,
  payee_at BIGINT NOT NULL, version BIGINT NOT NULL,
  PRIMARY KEY (region, id));
CREATE INDEX settlement_line_of_statement ON settlement_line (region, statement, seq, id);
CREATE INDEX settlement_line_of_period ON settlement_line (region, of_statement, id) WHERE of_statement <> 0;
CREATE TABLE settlement_part (
  region BIGINT NOT NULL, line BIGINT NOT NULL, n BIGINT NOT NULL, kind TEXT NOT NULL, subject BIGINT NOT NULL,
  sub BIGINT NOT NULL, code TEXT NOT NULL, product TEXT NOT NULL, direction TEXT NOT NULL, at BIGINT NOT NULL,
  node BIGINT NOT NULL, route TEXT NOT NULL, quantity BIGINT NOT NULL, amount_li BIGINT NOT NULL,
  PRIMARY KEY (region, line, n));
CREATE TABLE settlement_unpriced (
  region BIGINT NOT NULL, statement BIGINT NOT NULL, n BIGINT NOT NULL, kind TEXT NOT NULL, subject BIGINT NOT NULL,
  sub BIGINT NOT NULL, code TEXT NOT NULL, product TEXT NOT NULL, direction TEXT NOT NULL, at BIGINT NOT NULL,
  node BIGINT NOT NULL, route TEXT NOT NULL, no_version BIGINT NOT NULL,
  PRIMARY KEY (region, statement, n));
CREATE TABLE settlement_dispute (
  region BIGINT NOT NULL, id BIGINT NOT NULL, statement BIGINT NOT NULL, line BIGINT NOT NULL, reason TEXT NOT NULL,
  raised_for BIGINT NOT NULL, raised_by BIGINT NOT NULL, raised_at BIGINT NOT NULL, offer_li BIGINT NOT NULL,
  offered_for BIGINT NOT NULL, offered_by BIGINT NOT NULL, note TEXT NOT NULL, agreed_by BIGINT NOT NULL,
  agreed_at BIGINT NOT NULL, carried_into BIGINT NOT NULL, version BIGINT NOT NULL,
  PRIMARY KEY (region, id));
CREATE INDEX settlement_dispute_of_line ON settlement_dispute (region, line, id);
CREATE INDEX settlement_dispute_of_statement ON settlement_dispute (region, statement, id);
-- Operating days on which the clock has rated.
CREATE TABLE settlement_rated (
  region BIGINT NOT NULL, day BIGINT NOT NULL,
  PRIMARY KEY (region, day));
