-- Who manages a person, identity numbers (sealed, with a keyed hash for finding them), and working calendars.
ALTER TABLE org_person ADD COLUMN employer BIGINT NOT NULL DEFAULT 0;
CREATE INDEX org_person_of_employer ON org_person (region, employer, id);
CREATE TABLE org_identity (
  region BIGINT NOT NULL, person BIGINT NOT NULL, sealed TEXT NOT NULL, lookup TEXT NOT NULL,
  PRIMARY KEY (region, person));
CREATE UNIQUE INDEX org_identity_by_number ON org_identity (region, lookup);
CREATE INDEX org_unit_of_organisation ON org_unit (region, organisation, id);
-- Days that differ from Monday to Friday.
CREATE TABLE org_calendar_day (
  region BIGINT NOT NULL, organisation BIGINT NOT NULL, day BIGINT NOT NULL, is_working BIGINT NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (region, organisation, day));
