-- Statements as files with both sides' seals inside: the paper is made at the first seal and never again; a seal
-- that was lifted by a dispute leaves its paper, which is known and no longer holds.
CREATE TABLE settlement_paper (
  region BIGINT NOT NULL, id BIGINT NOT NULL, statement BIGINT NOT NULL, digest TEXT NOT NULL, content TEXT NOT NULL,
  made_at BIGINT NOT NULL,
  PRIMARY KEY (region, id));
CREATE INDEX settlement_paper_of ON settlement_paper (region, statement, id);
CREATE INDEX settlement_paper_digest ON settlement_paper (region, digest);
CREATE TABLE settlement_seal (
  region BIGINT NOT NULL, id BIGINT NOT NULL, paper BIGINT NOT NULL, place BIGINT NOT NULL,
  organisation BIGINT NOT NULL, person BIGINT NOT NULL, sealed_at BIGINT NOT NULL, fingerprint TEXT NOT NULL,
  addition TEXT NOT NULL, file_digest TEXT NOT NULL,
  PRIMARY KEY (region, id));
CREATE UNIQUE INDEX settlement_seal_of ON settlement_seal (region, paper, organisation);
CREATE INDEX settlement_seal_file ON settlement_seal (region, file_digest);
