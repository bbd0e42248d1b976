-- Organisations, units, people and the posts that they hold.
CREATE TABLE org_organisation (
  region BIGINT NOT NULL, id BIGINT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, short_name TEXT NOT NULL,
  usci TEXT NOT NULL,
  PRIMARY KEY (region, id));
CREATE TABLE org_unit (
  region BIGINT NOT NULL, id BIGINT NOT NULL, organisation BIGINT NOT NULL, parent BIGINT NOT NULL, name TEXT NOT NULL,
  PRIMARY KEY (region, id));
CREATE TABLE org_person (
  region BIGINT NOT NULL, id BIGINT NOT NULL, name TEXT NOT NULL, initials TEXT NOT NULL, phone TEXT NOT NULL,
  has_left BIGINT NOT NULL, joined_at BIGINT NOT NULL, left_at BIGINT NOT NULL, version BIGINT NOT NULL,
  PRIMARY KEY (region, id));
CREATE INDEX org_person_by_name ON org_person (region, name, id);
CREATE TABLE org_membership (
  region BIGINT NOT NULL, id BIGINT NOT NULL, person BIGINT NOT NULL, organisation BIGINT NOT NULL,
  unit BIGINT NOT NULL,
  post TEXT NOT NULL, reach TEXT NOT NULL, from_day BIGINT NOT NULL, until_day BIGINT NOT NULL, nodes TEXT NOT NULL,
  PRIMARY KEY (region, id));
CREATE INDEX org_membership_of_person ON org_membership (region, person, id);
CREATE INDEX org_membership_of_post ON org_membership (region, post, id);
-- A membership's nodes once more, for finding who works where.
CREATE TABLE org_workplace (
  region BIGINT NOT NULL, node BIGINT NOT NULL, membership BIGINT NOT NULL,
  PRIMARY KEY (region, node, membership));
CREATE INDEX org_workplace_of_membership ON org_workplace (region, membership, node);
-- A hat lent to another person for a while; permissions may be fewer than the hat's own.
CREATE TABLE org_delegation (
  region BIGINT NOT NULL, id BIGINT NOT NULL, hat BIGINT NOT NULL, to_person BIGINT NOT NULL, from_day BIGINT NOT NULL,
  until_day BIGINT NOT NULL, permissions TEXT NOT NULL, made_by BIGINT NOT NULL, ended BIGINT NOT NULL,
  PRIMARY KEY (region, id));
CREATE INDEX org_delegation_to ON org_delegation (region, to_person, id);
-- A membership in a powerful post waits for a second person.
CREATE TABLE org_pending_grant (
  region BIGINT NOT NULL, id BIGINT NOT NULL, membership TEXT NOT NULL, asked_by BIGINT NOT NULL,
  asked_at BIGINT NOT NULL,
  decided_by BIGINT NOT NULL, outcome TEXT NOT NULL,
  PRIMARY KEY (region, id));
