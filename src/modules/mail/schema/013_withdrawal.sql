-- Which items an import announced, so that it can be taken back as a whole.
CREATE TABLE mail_manifest_item (
  region BIGINT NOT NULL, job BIGINT NOT NULL, item BIGINT NOT NULL,
  PRIMARY KEY (region, job, item));
-- Withdrawn items have ended and name people, as those before them.
DROP INDEX mail_item_naming_people;
CREATE INDEX mail_item_naming_people ON mail_item (region, changed_at, id)
  WHERE state IN ('delivered', 'refused', 'left', 'lost', 'dead', 'surrendered', 'withdrawn') AND receiver_name <> '';
