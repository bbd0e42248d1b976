-- Licences of drivers and vehicles, by what they are and until when: one that has run out keeps its trip from leaving.
CREATE TABLE mail_licence (
  region BIGINT NOT NULL, id BIGINT NOT NULL, person BIGINT NOT NULL, plate TEXT NOT NULL, kind TEXT NOT NULL,
  number TEXT NOT NULL, valid_until BIGINT NOT NULL, version BIGINT NOT NULL,
  PRIMARY KEY (region, id));
CREATE UNIQUE INDEX mail_licence_of ON mail_licence (region, person, plate, kind);
CREATE INDEX mail_licence_until ON mail_licence (region, valid_until, id);
