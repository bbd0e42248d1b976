-- Up to when answers of commands were forgotten; the commands themselves stay known.
CREATE TABLE command_forgotten (
  region BIGINT NOT NULL, until_at BIGINT NOT NULL,
  PRIMARY KEY (region));
