-- Commands: the stored outcome of each, which is also the audit of who asked for what from where.
CREATE TABLE command_outcome (
  region BIGINT NOT NULL, id TEXT NOT NULL, route TEXT NOT NULL, digest TEXT NOT NULL, status BIGINT NOT NULL,
  body TEXT NOT NULL, person BIGINT NOT NULL, hat BIGINT NOT NULL, at BIGINT NOT NULL, made_at BIGINT NOT NULL,
  address TEXT NOT NULL, device TEXT NOT NULL, request_id TEXT NOT NULL,
  PRIMARY KEY (region, id));
CREATE INDEX command_outcome_by_time ON command_outcome (region, at);

-- The journal. n = 0 waits for its place in the chain; sealing sets n and hash once, nothing else ever changes.
CREATE TABLE journal_event (
  region BIGINT NOT NULL, id BIGINT NOT NULL, n BIGINT NOT NULL, hash TEXT NOT NULL, type TEXT NOT NULL,
  subject TEXT NOT NULL, at BIGINT NOT NULL, happened_at BIGINT NOT NULL, person BIGINT NOT NULL, hat BIGINT NOT NULL,
  organisation BIGINT NOT NULL, node BIGINT NOT NULL, command TEXT NOT NULL, data TEXT NOT NULL,
  PRIMARY KEY (region, id));
CREATE INDEX journal_event_waiting ON journal_event (region, id) WHERE n = 0;
CREATE UNIQUE INDEX journal_event_chain ON journal_event (region, n) WHERE n > 0;
CREATE INDEX journal_event_of_subject ON journal_event (region, subject, id);
CREATE TABLE journal_head (
  region BIGINT NOT NULL, n BIGINT NOT NULL, hash TEXT NOT NULL,
  PRIMARY KEY (region));
CREATE TABLE journal_checkpoint (
  region BIGINT NOT NULL, n BIGINT NOT NULL, hash TEXT NOT NULL, at BIGINT NOT NULL, signature TEXT NOT NULL,
  PRIMARY KEY (region, n));
CREATE TABLE journal_cursor (
  region BIGINT NOT NULL, subscriber TEXT NOT NULL, n BIGINT NOT NULL,
  PRIMARY KEY (region, subscriber));

-- The audit book: changes with before and after, and reads of personal data with their purpose.
CREATE TABLE audit_entry (
  region BIGINT NOT NULL, id BIGINT NOT NULL, at BIGINT NOT NULL, person BIGINT NOT NULL, hat BIGINT NOT NULL,
  address TEXT NOT NULL, device TEXT NOT NULL, request_id TEXT NOT NULL, action TEXT NOT NULL, subject TEXT NOT NULL,
  changes TEXT NOT NULL, purpose TEXT NOT NULL,
  PRIMARY KEY (region, id));
CREATE INDEX audit_entry_of_subject ON audit_entry (region, subject, id);
CREATE INDEX audit_entry_of_person ON audit_entry (region, person, id);

-- One holder at a time for work that must not be done twice at once.
CREATE TABLE lease (
  region BIGINT NOT NULL, name TEXT NOT NULL, holder TEXT NOT NULL, until_at BIGINT NOT NULL,
  PRIMARY KEY (region, name));
CREATE TABLE job (
  region BIGINT NOT NULL, id BIGINT NOT NULL, kind TEXT NOT NULL, state TEXT NOT NULL, done BIGINT NOT NULL,
  total BIGINT NOT NULL, note TEXT NOT NULL, result TEXT NOT NULL, person BIGINT NOT NULL, hat TEXT NOT NULL,
  payload TEXT NOT NULL, created_at BIGINT NOT NULL, changed_at BIGINT NOT NULL,
  PRIMARY KEY (region, id));
CREATE INDEX job_waiting ON job (region, state, id);
