-- Decisions are platform approvals. What waited before has none yet: the clock asks for it, found by these indexes.
ALTER TABLE cost_expense ADD COLUMN approval BIGINT NOT NULL DEFAULT 0;
ALTER TABLE cost_budget_change ADD COLUMN approval BIGINT NOT NULL DEFAULT 0;
ALTER TABLE cost_basis ADD COLUMN approval BIGINT NOT NULL DEFAULT 0;
CREATE INDEX cost_expense_unasked ON cost_expense (region, id) WHERE state = 'requested' AND approval = 0;
CREATE INDEX cost_budget_change_unasked ON cost_budget_change (region, id) WHERE state = 'proposed' AND approval = 0;
CREATE INDEX cost_basis_unasked ON cost_basis (region, id) WHERE state = 'proposed' AND approval = 0;
