-- Why a change failed stands beside why it was asked for; extra runs cost by the way and by the hour.
ALTER TABLE planning_plan ADD COLUMN failure TEXT NOT NULL DEFAULT '';
ALTER TABLE planning_plan ADD COLUMN failure_en TEXT NOT NULL DEFAULT '';
ALTER TABLE planning_settings ADD COLUMN run_li_a_km BIGINT NOT NULL DEFAULT 2500;
ALTER TABLE planning_settings ADD COLUMN run_li_an_hour BIGINT NOT NULL DEFAULT 40000;

-- A move by hand that a plan made anew could not keep.
ALTER TABLE planning_load ADD COLUMN move_lost BIGINT NOT NULL DEFAULT 0;
ALTER TABLE planning_figures ADD COLUMN n_moves_lost BIGINT NOT NULL DEFAULT 0;

-- Whether a vehicle that nobody inspected on the day may leave.
ALTER TABLE planning_settings ADD COLUMN inspection_required BIGINT NOT NULL DEFAULT 0;
