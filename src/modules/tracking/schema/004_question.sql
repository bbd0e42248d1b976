-- What the platform above asked, and what it was answered.
CREATE TABLE tracking_question (
  region BIGINT NOT NULL, id BIGINT NOT NULL, object_type BIGINT NOT NULL, object TEXT NOT NULL, number BIGINT NOT NULL,
  serial BIGINT NOT NULL, text TEXT NOT NULL, asked_at BIGINT NOT NULL, due_at BIGINT NOT NULL, state TEXT NOT NULL,
  answer TEXT NOT NULL, answered_by BIGINT NOT NULL, answered_at BIGINT NOT NULL, sent_at BIGINT NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (region, id));
CREATE INDEX tracking_question_waiting ON tracking_question (region, id) WHERE state <> 'sent';
