-- What somebody has to do.
CREATE TABLE message_task (
  region BIGINT NOT NULL, id BIGINT NOT NULL, kind TEXT NOT NULL, source TEXT NOT NULL, topic TEXT NOT NULL,
  path TEXT NOT NULL, to_person BIGINT NOT NULL, to_organisation BIGINT NOT NULL, to_post TEXT NOT NULL,
  to_node BIGINT NOT NULL, state TEXT NOT NULL, asked_at BIGINT NOT NULL, due_at BIGINT NOT NULL,
  asked_by BIGINT NOT NULL, taken_by BIGINT NOT NULL, escalated_at BIGINT NOT NULL, done_by BIGINT NOT NULL,
  done_at BIGINT NOT NULL, outcome TEXT NOT NULL, version BIGINT NOT NULL,
  PRIMARY KEY (region, id));
CREATE UNIQUE INDEX message_task_source ON message_task (region, source);
CREATE INDEX message_task_open ON message_task (region, to_organisation, to_post, id) WHERE state <> 'done';
CREATE INDEX message_task_of_person ON message_task (region, to_person, id) WHERE to_person <> 0;
CREATE INDEX message_task_due ON message_task (region, due_at) WHERE state <> 'done' AND escalated_at = 0;

-- What somebody has to know, and who does.
CREATE TABLE message_notice (
  region BIGINT NOT NULL, id BIGINT NOT NULL, title TEXT NOT NULL, body TEXT NOT NULL,
  to_organisation BIGINT NOT NULL, to_post TEXT NOT NULL, to_node BIGINT NOT NULL,
  must_acknowledge BIGINT NOT NULL, sent_by BIGINT NOT NULL, sent_organisation BIGINT NOT NULL,
  sent_at BIGINT NOT NULL, valid_until BIGINT NOT NULL,
  PRIMARY KEY (region, id));
CREATE TABLE message_reading (
  region BIGINT NOT NULL, notice BIGINT NOT NULL, person BIGINT NOT NULL, read_at BIGINT NOT NULL,
  acknowledged_at BIGINT NOT NULL,
  PRIMARY KEY (region, notice, person));
