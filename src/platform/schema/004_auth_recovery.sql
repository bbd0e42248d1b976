-- Recovery codes for a lost second factor; a used one is gone.
CREATE TABLE auth_recovery_code (
  region BIGINT NOT NULL, person BIGINT NOT NULL, code_hash TEXT NOT NULL,
  PRIMARY KEY (region, person, code_hash));
