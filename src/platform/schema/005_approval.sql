-- Approvals: what was asked for, what was done (never edited), and who is waited for, which lists ask.
CREATE TABLE approval_process (
  region BIGINT NOT NULL, id BIGINT NOT NULL, subject TEXT NOT NULL, requester BIGINT NOT NULL,
  requested_at BIGINT NOT NULL, steps TEXT NOT NULL, state TEXT NOT NULL, due_at BIGINT NOT NULL,
  PRIMARY KEY (region, id));
CREATE INDEX approval_process_due ON approval_process (region, due_at, id);
CREATE INDEX approval_process_of_subject ON approval_process (region, subject, id);
CREATE TABLE approval_entry (
  region BIGINT NOT NULL, process BIGINT NOT NULL, seq BIGINT NOT NULL, kind TEXT NOT NULL, by BIGINT NOT NULL,
  at BIGINT NOT NULL, person BIGINT NOT NULL, to_step BIGINT NOT NULL, note TEXT NOT NULL,
  PRIMARY KEY (region, process, seq));
CREATE TABLE approval_waiting (
  region BIGINT NOT NULL, person BIGINT NOT NULL, process BIGINT NOT NULL, subject TEXT NOT NULL,
  requester BIGINT NOT NULL, since BIGINT NOT NULL, due_at BIGINT NOT NULL,
  PRIMARY KEY (region, person, process));
CREATE INDEX approval_waiting_of_process ON approval_waiting (region, process);
