-- Accounts, sessions and personal signing keys.
CREATE TABLE auth_account (
  region BIGINT NOT NULL, person BIGINT NOT NULL, login TEXT NOT NULL, password TEXT NOT NULL, totp TEXT NOT NULL,
  totp_step BIGINT NOT NULL, must_change BIGINT NOT NULL, failures BIGINT NOT NULL, locked_until BIGINT NOT NULL,
  disabled BIGINT NOT NULL,
  PRIMARY KEY (region, person));
CREATE UNIQUE INDEX auth_account_login ON auth_account (region, login);
CREATE TABLE auth_session (
  region BIGINT NOT NULL, token_hash TEXT NOT NULL, person BIGINT NOT NULL, hat BIGINT NOT NULL, csrf TEXT NOT NULL,
  idle_ms BIGINT NOT NULL, created_at BIGINT NOT NULL, seen_at BIGINT NOT NULL, address TEXT NOT NULL,
  device TEXT NOT NULL,
  PRIMARY KEY (region, token_hash));
CREATE INDEX auth_session_of_person ON auth_session (region, person);
CREATE TABLE auth_key (
  region BIGINT NOT NULL, id BIGINT NOT NULL, person BIGINT NOT NULL, public_key TEXT NOT NULL, device TEXT NOT NULL,
  created_at BIGINT NOT NULL, revoked_at BIGINT NOT NULL,
  PRIMARY KEY (region, id));
CREATE INDEX auth_key_of_person ON auth_key (region, person, id);
