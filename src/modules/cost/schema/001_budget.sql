-- Cost centres, budgets with the changes that made them, and expenses.
CREATE TABLE cost_centre (
  region BIGINT NOT NULL, id BIGINT NOT NULL, organisation BIGINT NOT NULL, code TEXT NOT NULL, name TEXT NOT NULL,
  route TEXT NOT NULL, closed BIGINT NOT NULL, version BIGINT NOT NULL,
  PRIMARY KEY (region, id));
CREATE UNIQUE INDEX cost_centre_code ON cost_centre (region, organisation, code);
CREATE TABLE cost_budget (
  region BIGINT NOT NULL, id BIGINT NOT NULL, organisation BIGINT NOT NULL, centre BIGINT NOT NULL,
  category TEXT NOT NULL, first_day BIGINT NOT NULL, last_day BIGINT NOT NULL, planned_li BIGINT NOT NULL,
  mode TEXT NOT NULL, warn_percent BIGINT NOT NULL, changed_by BIGINT NOT NULL, checked_by BIGINT NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (region, id));
CREATE INDEX cost_budget_of_centre ON cost_budget (region, centre, category, first_day, id);
CREATE INDEX cost_budget_of_organisation ON cost_budget (region, organisation, last_day, id);
CREATE TABLE cost_budget_change (
  region BIGINT NOT NULL, id BIGINT NOT NULL, budget BIGINT NOT NULL, organisation BIGINT NOT NULL,
  centre BIGINT NOT NULL, category TEXT NOT NULL, first_day BIGINT NOT NULL, last_day BIGINT NOT NULL,
  planned_li BIGINT NOT NULL, before_li BIGINT NOT NULL, mode TEXT NOT NULL, warn_percent BIGINT NOT NULL,
  reason TEXT NOT NULL, state TEXT NOT NULL, made_by BIGINT NOT NULL, made_at BIGINT NOT NULL,
  checked_by BIGINT NOT NULL, checked_at BIGINT NOT NULL, note TEXT NOT NULL, version BIGINT NOT NULL,
  PRIMARY KEY (region, id));
CREATE INDEX cost_budget_change_of ON cost_budget_change (region, organisation, state, id);
CREATE TABLE cost_expense (
  region BIGINT NOT NULL, id BIGINT NOT NULL, organisation BIGINT NOT NULL, centre BIGINT NOT NULL,
  category TEXT NOT NULL, budget BIGINT NOT NULL, spent_on BIGINT NOT NULL, amount_li BIGINT NOT NULL,
  purpose TEXT NOT NULL, payee TEXT NOT NULL, reference TEXT NOT NULL, agreement BIGINT NOT NULL,
  units BIGINT NOT NULL, waybill TEXT NOT NULL, over_li BIGINT NOT NULL, over_reason TEXT NOT NULL,
  state TEXT NOT NULL, made_by BIGINT NOT NULL, made_at BIGINT NOT NULL, checked_by BIGINT NOT NULL,
  checked_at BIGINT NOT NULL, note TEXT NOT NULL, paid_on BIGINT NOT NULL, paid_by BIGINT NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (region, id));
CREATE INDEX cost_expense_of_budget ON cost_expense (region, budget, state, id);
CREATE INDEX cost_expense_of_organisation ON cost_expense (region, organisation, id);
CREATE INDEX cost_expense_by_day ON cost_expense (region, organisation, spent_on, id);
