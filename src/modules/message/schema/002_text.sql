-- Text messages 短信 to people outside. Phone and words are sealed, and emptied when the text is old.
CREATE TABLE message_text (
  region BIGINT NOT NULL, id BIGINT NOT NULL, source TEXT NOT NULL, purpose TEXT NOT NULL, topic TEXT NOT NULL,
  node BIGINT NOT NULL, phone TEXT NOT NULL, body TEXT NOT NULL, state TEXT NOT NULL, attempts BIGINT NOT NULL,
  asked_at BIGINT NOT NULL, next_at BIGINT NOT NULL, ended_at BIGINT NOT NULL, ended_by BIGINT NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (region, id));
CREATE UNIQUE INDEX message_text_source ON message_text (region, source);
CREATE INDEX message_text_due ON message_text (region, next_at, id) WHERE state = 'waiting';
CREATE INDEX message_text_to_tell ON message_text (region, node, id) WHERE state IN ('waiting', 'failed');
CREATE INDEX message_text_old ON message_text (region, asked_at) WHERE phone <> '';
