-- Agreements 协议 and their versions 版本: edition 1 is the agreement itself, each later one a supplement 补充协议. What a
-- version says is one document, so that it is changed, compared and sealed as a whole.
CREATE TABLE agreement_agreement (
  region BIGINT NOT NULL, id BIGINT NOT NULL, number TEXT NOT NULL, title TEXT NOT NULL, payer BIGINT NOT NULL,
  payee BIGINT NOT NULL, made_by BIGINT NOT NULL, made_at BIGINT NOT NULL,
  PRIMARY KEY (region, id));
CREATE UNIQUE INDEX agreement_agreement_number ON agreement_agreement (region, number);
CREATE TABLE agreement_version (
  region BIGINT NOT NULL, id BIGINT NOT NULL, agreement BIGINT NOT NULL, edition BIGINT NOT NULL, state TEXT NOT NULL,
  reason TEXT NOT NULL, from_day BIGINT NOT NULL, until_day BIGINT NOT NULL, superseded_from BIGINT NOT NULL,
  drafted_by BIGINT NOT NULL, authors TEXT NOT NULL, drafted_for BIGINT NOT NULL, drafted_at BIGINT NOT NULL,
  approval BIGINT NOT NULL,
  first_to_seal BIGINT NOT NULL, digest TEXT NOT NULL, sealed_at BIGINT NOT NULL, clauses TEXT NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (region, id));
CREATE UNIQUE INDEX agreement_version_of ON agreement_version (region, agreement, edition);
CREATE INDEX agreement_version_days ON agreement_version (region, from_day) WHERE sealed_at > 0;
CREATE INDEX agreement_version_state ON agreement_version (region, state, until_day);

-- Legal review 法务审核: the answers to the checklist, and remarks.
CREATE TABLE agreement_check (
  region BIGINT NOT NULL, agreement_version BIGINT NOT NULL, point TEXT NOT NULL, answer TEXT NOT NULL,
  note TEXT NOT NULL, checked_by BIGINT NOT NULL, checked_at BIGINT NOT NULL,
  PRIMARY KEY (region, agreement_version, point));
CREATE TABLE agreement_comment (
  region BIGINT NOT NULL, id BIGINT NOT NULL, agreement_version BIGINT NOT NULL, organisation BIGINT NOT NULL,
  internal BIGINT NOT NULL, clause TEXT NOT NULL, body TEXT NOT NULL, made_by BIGINT NOT NULL, made_at BIGINT NOT NULL,
  PRIMARY KEY (region, id));
CREATE INDEX agreement_comment_of ON agreement_comment (region, agreement_version, id);

-- Signing 签署: the paper as it was made once, the seals over it, and the organisations' keys.
CREATE TABLE agreement_paper (
  region BIGINT NOT NULL, agreement_version BIGINT NOT NULL, digest TEXT NOT NULL, content TEXT NOT NULL,
  made_at BIGINT NOT NULL,
  PRIMARY KEY (region, agreement_version));
CREATE UNIQUE INDEX agreement_paper_digest ON agreement_paper (region, digest);
CREATE TABLE agreement_seal (
  region BIGINT NOT NULL, id BIGINT NOT NULL, agreement_version BIGINT NOT NULL, place BIGINT NOT NULL,
  organisation BIGINT NOT NULL, person BIGINT NOT NULL, sealed_at BIGINT NOT NULL, digest TEXT NOT NULL,
  fingerprint TEXT NOT NULL, signature TEXT NOT NULL,
  PRIMARY KEY (region, id));
CREATE UNIQUE INDEX agreement_seal_of ON agreement_seal (region, agreement_version, organisation);
CREATE TABLE agreement_seal_key (
  region BIGINT NOT NULL, id BIGINT NOT NULL, organisation BIGINT NOT NULL, fingerprint TEXT NOT NULL,
  certificate TEXT NOT NULL, sealed_key TEXT NOT NULL, made_at BIGINT NOT NULL, until_at BIGINT NOT NULL,
  PRIMARY KEY (region, id));
CREATE UNIQUE INDEX agreement_seal_key_print ON agreement_seal_key (region, fingerprint);
CREATE INDEX agreement_seal_key_of ON agreement_seal_key (region, organisation, id);

-- Obligations 履约义务, and what was said of them (never edited).
CREATE TABLE agreement_obligation (
  region BIGINT NOT NULL, id BIGINT NOT NULL, agreement BIGINT NOT NULL, agreement_version BIGINT NOT NULL,
  number BIGINT NOT NULL, title TEXT NOT NULL, bearer BIGINT NOT NULL, owed_to BIGINT NOT NULL, due_day BIGINT NOT NULL,
  state TEXT NOT NULL, reported_at BIGINT NOT NULL, reported_by BIGINT NOT NULL, changed_at BIGINT NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (region, id));
CREATE UNIQUE INDEX agreement_obligation_of ON agreement_obligation (region, agreement, number);
CREATE INDEX agreement_obligation_due ON agreement_obligation (region, state, due_day, id);
CREATE TABLE agreement_fulfilment (
  region BIGINT NOT NULL, id BIGINT NOT NULL, obligation BIGINT NOT NULL, state TEXT NOT NULL, note TEXT NOT NULL,
  said_by BIGINT NOT NULL, said_at BIGINT NOT NULL,
  PRIMARY KEY (region, id));
CREATE INDEX agreement_fulfilment_of ON agreement_fulfilment (region, obligation, id);
