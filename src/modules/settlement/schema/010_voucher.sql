-- Codes and names of a party's accounts in the chart of its own bookkeeping program.
CREATE TABLE settlement_ledger_code (
  region BIGINT NOT NULL, id BIGINT NOT NULL, party BIGINT NOT NULL, purpose TEXT NOT NULL, code TEXT NOT NULL,
  name TEXT NOT NULL, version BIGINT NOT NULL,
  PRIMARY KEY (region, id));
CREATE UNIQUE INDEX settlement_ledger_code_of ON settlement_ledger_code (region, party, purpose);
