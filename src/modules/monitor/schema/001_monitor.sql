-- Alert rules 告警规则 and what they found.
CREATE TABLE monitor_rule (
  region BIGINT NOT NULL, id BIGINT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, enabled BIGINT NOT NULL,
  dry_run BIGINT NOT NULL, threshold BIGINT NOT NULL, lines TEXT NOT NULL, vehicles TEXT NOT NULL,
  fence BIGINT NOT NULL, weekdays BIGINT NOT NULL, hours_from BIGINT NOT NULL, hours_until BIGINT NOT NULL,
  once BIGINT NOT NULL, post TEXT NOT NULL, answer_min BIGINT NOT NULL, next_post TEXT NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (region, id));
CREATE TABLE monitor_alert (
  region BIGINT NOT NULL, id BIGINT NOT NULL, rule BIGINT NOT NULL, kind TEXT NOT NULL, state TEXT NOT NULL,
  dry_run BIGINT NOT NULL, source TEXT NOT NULL, vehicle TEXT NOT NULL, line TEXT NOT NULL, trip BIGINT NOT NULL,
  service_date BIGINT NOT NULL, organisation BIGINT NOT NULL, node BIGINT NOT NULL, place TEXT NOT NULL,
  lat_e7 BIGINT NOT NULL, lon_e7 BIGINT NOT NULL, value BIGINT NOT NULL, threshold BIGINT NOT NULL,
  raised_at BIGINT NOT NULL, over_at BIGINT NOT NULL, due_at BIGINT NOT NULL, passed_on_at BIGINT NOT NULL,
  taken_by BIGINT NOT NULL, taken_at BIGINT NOT NULL, closed_by BIGINT NOT NULL, closed_at BIGINT NOT NULL,
  cause TEXT NOT NULL, note TEXT NOT NULL, version BIGINT NOT NULL,
  PRIMARY KEY (region, id));
-- The same hit is found every minute: it makes one alert.
CREATE UNIQUE INDEX monitor_alert_source ON monitor_alert (region, source);
CREATE INDEX monitor_alert_standing ON monitor_alert (region, rule) WHERE over_at = 0;
CREATE INDEX monitor_alert_open ON monitor_alert (region, due_at) WHERE state = 'open';
CREATE INDEX monitor_alert_of_day ON monitor_alert (region, service_date, id);

-- Fences 电子围栏, their corners in order, and which vehicle was last seen on which side.
CREATE TABLE monitor_fence (
  region BIGINT NOT NULL, id BIGINT NOT NULL, name TEXT NOT NULL, shape TEXT NOT NULL, radius_m BIGINT NOT NULL,
  retired BIGINT NOT NULL, version BIGINT NOT NULL,
  PRIMARY KEY (region, id));
CREATE TABLE monitor_fence_point (
  region BIGINT NOT NULL, fence BIGINT NOT NULL, seq BIGINT NOT NULL, lat_e7 BIGINT NOT NULL, lon_e7 BIGINT NOT NULL,
  PRIMARY KEY (region, fence, seq));
CREATE TABLE monitor_side (
  region BIGINT NOT NULL, vehicle TEXT NOT NULL, fence BIGINT NOT NULL, inside BIGINT NOT NULL,
  lat_e7 BIGINT NOT NULL, lon_e7 BIGINT NOT NULL, at BIGINT NOT NULL,
  PRIMARY KEY (region, vehicle, fence));
