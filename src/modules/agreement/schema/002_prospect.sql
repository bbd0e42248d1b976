-- The pipeline 洽谈: stages with their checklists, prospects, who ticked what, and every move.
CREATE TABLE agreement_stage (
  region BIGINT NOT NULL, id BIGINT NOT NULL, seq BIGINT NOT NULL, name TEXT NOT NULL, retired BIGINT NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (region, id));
CREATE TABLE agreement_stage_point (
  region BIGINT NOT NULL, id BIGINT NOT NULL, stage BIGINT NOT NULL, seq BIGINT NOT NULL, name TEXT NOT NULL,
  proof TEXT NOT NULL,
  PRIMARY KEY (region, id));
CREATE TABLE agreement_prospect (
  region BIGINT NOT NULL, id BIGINT NOT NULL, organisation BIGINT NOT NULL, name TEXT NOT NULL, partner TEXT NOT NULL,
  partner_usci TEXT NOT NULL, partner_organisation BIGINT NOT NULL, source TEXT NOT NULL, summary TEXT NOT NULL,
  owner BIGINT NOT NULL, stage BIGINT NOT NULL, state TEXT NOT NULL, stage_since BIGINT NOT NULL,
  next_contact_on BIGINT NOT NULL, next_step TEXT NOT NULL, contacted_at BIGINT NOT NULL,
  ended_because TEXT NOT NULL, ended_at BIGINT NOT NULL, agreement BIGINT NOT NULL, created_by BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (region, id));
CREATE INDEX agreement_prospect_of ON agreement_prospect (region, organisation, id);
CREATE INDEX agreement_prospect_due ON agreement_prospect (region, next_contact_on) WHERE state = 'open';
CREATE TABLE agreement_prospect_tick (
  region BIGINT NOT NULL, prospect BIGINT NOT NULL, point BIGINT NOT NULL, ticked_by BIGINT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (region, prospect, point));
CREATE TABLE agreement_stage_move (
  region BIGINT NOT NULL, prospect BIGINT NOT NULL, at BIGINT NOT NULL, from_stage BIGINT NOT NULL,
  to_stage BIGINT NOT NULL, moved_by BIGINT NOT NULL, reason TEXT NOT NULL, seq BIGINT NOT NULL,
  PRIMARY KEY (region, prospect, seq));
CREATE TABLE agreement_owner_change (
  region BIGINT NOT NULL, prospect BIGINT NOT NULL, seq BIGINT NOT NULL, from_person BIGINT NOT NULL,
  to_person BIGINT NOT NULL, changed_by BIGINT NOT NULL, at BIGINT NOT NULL, reason TEXT NOT NULL,
  PRIMARY KEY (region, prospect, seq));

-- Whom we talk to, and what was said.
CREATE TABLE agreement_contact (
  region BIGINT NOT NULL, id BIGINT NOT NULL, prospect BIGINT NOT NULL, name TEXT NOT NULL, title TEXT NOT NULL,
  phone TEXT NOT NULL, wechat TEXT NOT NULL, note TEXT NOT NULL, retired BIGINT NOT NULL, version BIGINT NOT NULL,
  PRIMARY KEY (region, id));
CREATE INDEX agreement_contact_of ON agreement_contact (region, prospect);
CREATE TABLE agreement_follow_up (
  region BIGINT NOT NULL, id BIGINT NOT NULL, prospect BIGINT NOT NULL, contact BIGINT NOT NULL, kind TEXT NOT NULL,
  at BIGINT NOT NULL, note TEXT NOT NULL, next_contact_on BIGINT NOT NULL, next_step TEXT NOT NULL,
  talked_by BIGINT NOT NULL,
  PRIMARY KEY (region, id));
CREATE INDEX agreement_follow_up_of ON agreement_follow_up (region, prospect, at);

-- Conditions of the future agreement, what each side said to them, and letters of intent as they were made.
CREATE TABLE agreement_condition (
  region BIGINT NOT NULL, id BIGINT NOT NULL, prospect BIGINT NOT NULL, seq BIGINT NOT NULL, kind TEXT NOT NULL,
  name TEXT NOT NULL, basis TEXT NOT NULL, link TEXT NOT NULL, way TEXT NOT NULL, place TEXT NOT NULL,
  measure TEXT NOT NULL, incident TEXT NOT NULL, monthly BIGINT NOT NULL, dropped BIGINT NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (region, id));
CREATE INDEX agreement_condition_of ON agreement_condition (region, prospect, seq);
CREATE TABLE agreement_position (
  region BIGINT NOT NULL, id BIGINT NOT NULL, prospect BIGINT NOT NULL, condition BIGINT NOT NULL,
  side TEXT NOT NULL, value BIGINT NOT NULL, until BIGINT NOT NULL, text TEXT NOT NULL, at BIGINT NOT NULL,
  stated_by BIGINT NOT NULL,
  PRIMARY KEY (region, id));
CREATE INDEX agreement_position_of ON agreement_position (region, prospect, id);
CREATE TABLE agreement_letter (
  region BIGINT NOT NULL, id BIGINT NOT NULL, prospect BIGINT NOT NULL, number TEXT NOT NULL, content TEXT NOT NULL,
  digest TEXT NOT NULL, made_by BIGINT NOT NULL, made_at BIGINT NOT NULL,
  PRIMARY KEY (region, id), UNIQUE (region, number));
CREATE INDEX agreement_letter_of ON agreement_letter (region, prospect, id);
