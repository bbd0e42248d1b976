-- The books: accounts with their present balance, changes that are never edited, postings, closings.
CREATE TABLE settlement_account (
  region BIGINT NOT NULL, id BIGINT NOT NULL, party BIGINT NOT NULL, purpose TEXT NOT NULL,
  counterparty BIGINT NOT NULL, rule TEXT NOT NULL, posted_li BIGINT NOT NULL, pending_debit_li BIGINT NOT NULL,
  pending_credit_li BIGINT NOT NULL,
  PRIMARY KEY (region, id));
CREATE UNIQUE INDEX settlement_account_of ON settlement_account (region, party, purpose, counterparty);
CREATE TABLE settlement_posting (
  region BIGINT NOT NULL, id BIGINT NOT NULL, at BIGINT NOT NULL, state TEXT NOT NULL, reverses BIGINT NOT NULL,
  reversed_by BIGINT NOT NULL, event BIGINT NOT NULL, cause TEXT NOT NULL, note TEXT NOT NULL,
  person BIGINT NOT NULL, recorded_at BIGINT NOT NULL,
  PRIMARY KEY (region, id));
CREATE INDEX settlement_posting_of_cause ON settlement_posting (region, cause, id);
CREATE TABLE settlement_change (
  region BIGINT NOT NULL, id BIGINT NOT NULL, account BIGINT NOT NULL, at BIGINT NOT NULL, posting BIGINT NOT NULL,
  operation BIGINT NOT NULL, posted_li BIGINT NOT NULL, pending_debit_li BIGINT NOT NULL,
  pending_credit_li BIGINT NOT NULL,
  PRIMARY KEY (region, id));
CREATE INDEX settlement_change_of_account ON settlement_change (region, account, at, id);
CREATE INDEX settlement_change_of_posting ON settlement_change (region, posting, id);
CREATE TABLE settlement_operation (
  region BIGINT NOT NULL, id BIGINT NOT NULL, content TEXT NOT NULL,
  PRIMARY KEY (region, id));
-- Balances carried forward: what each account had with everything before a closing of its party.
CREATE TABLE settlement_closing (
  region BIGINT NOT NULL, party BIGINT NOT NULL, until_at BIGINT NOT NULL, person BIGINT NOT NULL,
  closed_at BIGINT NOT NULL,
  PRIMARY KEY (region, party, until_at));
CREATE TABLE settlement_carried (
  region BIGINT NOT NULL, account BIGINT NOT NULL, until_at BIGINT NOT NULL, posted_li BIGINT NOT NULL,
  pending_debit_li BIGINT NOT NULL, pending_credit_li BIGINT NOT NULL,
  PRIMARY KEY (region, account, until_at));
