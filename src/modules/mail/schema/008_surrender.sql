-- Prohibited goods: by which heading an item was isolated, and who of the authority took it over with which receipt.
ALTER TABLE mail_item ADD COLUMN prohibited BIGINT NOT NULL DEFAULT 0;
CREATE TABLE mail_surrender (
  region BIGINT NOT NULL, id BIGINT NOT NULL, item BIGINT NOT NULL, node BIGINT NOT NULL, authority TEXT NOT NULL,
  officer TEXT NOT NULL, receipt TEXT NOT NULL, evidence TEXT NOT NULL, person BIGINT NOT NULL, at BIGINT NOT NULL,
  PRIMARY KEY (region, id));
CREATE INDEX mail_surrender_of_item ON mail_surrender (region, item, id);
DROP INDEX mail_item_naming_people;
CREATE INDEX mail_item_naming_people ON mail_item (region, changed_at, id)
  WHERE state IN ('delivered', 'refused', 'left', 'lost', 'dead', 'surrendered') AND receiver_name <> '';

-- Carriers whose trips with mail leave only with every licence on record.
CREATE TABLE mail_licence_duty (
  region BIGINT NOT NULL, carrier BIGINT NOT NULL, required BIGINT NOT NULL,
  PRIMARY KEY (region, carrier));

-- Irregularities that wait for an answer, by their clock.
CREATE INDEX mail_irregularity_due ON mail_irregularity (region, due_at, id) WHERE state IN ('raised', 'disputed');
