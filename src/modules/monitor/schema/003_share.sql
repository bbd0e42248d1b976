-- Links by which somebody without an account follows one item, until they end.
CREATE TABLE monitor_share (
  region BIGINT NOT NULL, id BIGINT NOT NULL, item BIGINT NOT NULL, number TEXT NOT NULL, recipient TEXT NOT NULL,
  token TEXT NOT NULL, token_hash TEXT NOT NULL, organisation BIGINT NOT NULL, made_by BIGINT NOT NULL,
  made_at BIGINT NOT NULL, expires_at BIGINT NOT NULL, revoked_by BIGINT NOT NULL, revoked_at BIGINT NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (region, id));
CREATE UNIQUE INDEX monitor_share_token ON monitor_share (region, token_hash);
CREATE INDEX monitor_share_of_item ON monitor_share (region, item, id);
