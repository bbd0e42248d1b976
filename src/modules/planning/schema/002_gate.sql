-- What a change costs beyond the plan before it.
ALTER TABLE planning_figures ADD COLUMN more_li BIGINT NOT NULL DEFAULT 0;

-- What passengers need of a hold on weekends and holidays, where it is more than on other days.
ALTER TABLE planning_settings ADD COLUMN weekend_percent BIGINT NOT NULL DEFAULT 0;
ALTER TABLE planning_settings ADD COLUMN holiday_percent BIGINT NOT NULL DEFAULT 0;

-- Daily inspections 例检: facts; the latest of a vehicle on a day counts.
CREATE TABLE planning_inspection (
  region BIGINT NOT NULL, id BIGINT NOT NULL, service_date BIGINT NOT NULL, vehicle TEXT NOT NULL,
  passed BIGINT NOT NULL, faults TEXT NOT NULL, remark TEXT NOT NULL, inspected_by BIGINT NOT NULL,
  inspected_at BIGINT NOT NULL, recorded_at BIGINT NOT NULL,
  PRIMARY KEY (region, id));
CREATE INDEX planning_inspection_of_day ON planning_inspection (region, service_date, vehicle, inspected_at);

-- Red risks 红色风险: set on a line, a node or the whole county for some days, and lifted.
CREATE TABLE planning_red_risk (
  region BIGINT NOT NULL, id BIGINT NOT NULL, kind TEXT NOT NULL, line TEXT NOT NULL, node BIGINT NOT NULL,
  first_day BIGINT NOT NULL, last_day BIGINT NOT NULL, reason TEXT NOT NULL, set_by BIGINT NOT NULL,
  set_at BIGINT NOT NULL, lifted_by BIGINT NOT NULL, lifted_at BIGINT NOT NULL, lift_reason TEXT NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (region, id));
CREATE INDEX planning_red_risk_of_day ON planning_red_risk (region, last_day, id);
