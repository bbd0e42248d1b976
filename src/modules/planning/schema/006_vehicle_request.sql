-- Requests for vehicles 用车申请, each answered by a vehicle order or refused.
CREATE TABLE planning_request (
  region BIGINT NOT NULL, id BIGINT NOT NULL, number TEXT NOT NULL, state TEXT NOT NULL, service_date BIGINT NOT NULL,
  departs BIGINT NOT NULL, origin BIGINT NOT NULL, destination BIGINT NOT NULL, weight_g BIGINT NOT NULL,
  volume_cm3 BIGINT NOT NULL, n_bags BIGINT NOT NULL, reason TEXT NOT NULL, asked_by BIGINT NOT NULL,
  organisation BIGINT NOT NULL, asked_at BIGINT NOT NULL, vehicle_order BIGINT NOT NULL, answer TEXT NOT NULL,
  answered_by BIGINT NOT NULL, answered_at BIGINT NOT NULL, seen_at BIGINT NOT NULL, version BIGINT NOT NULL,
  PRIMARY KEY (region, id));
CREATE INDEX planning_request_of_day ON planning_request (region, service_date, id);
