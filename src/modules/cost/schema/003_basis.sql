-- What both sides hold for true about their costs.
CREATE TABLE cost_basis (
  region BIGINT NOT NULL, id BIGINT NOT NULL, from_day BIGINT NOT NULL, van_km_li BIGINT NOT NULL,
  van_run_li BIGINT NOT NULL, van_bags BIGINT NOT NULL, own_delivery_li BIGINT NOT NULL, coach_km_li BIGINT NOT NULL,
  stop_run_li BIGINT NOT NULL, bag_li BIGINT NOT NULL, point_item_li BIGINT NOT NULL, state TEXT NOT NULL,
  proposed_for BIGINT NOT NULL, proposed_by BIGINT NOT NULL, proposed_at BIGINT NOT NULL, decided_by BIGINT NOT NULL,
  decided_at BIGINT NOT NULL, note TEXT NOT NULL, version BIGINT NOT NULL,
  PRIMARY KEY (region, id));
CREATE INDEX cost_basis_in_force ON cost_basis (region, state, from_day, id);
