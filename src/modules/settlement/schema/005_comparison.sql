-- Files of the other side set against statements, number by number.
CREATE TABLE settlement_comparison (
  region BIGINT NOT NULL, id BIGINT NOT NULL, statement BIGINT NOT NULL, matched_by TEXT NOT NULL,
  file_name TEXT NOT NULL, made_for BIGINT NOT NULL, made_by BIGINT NOT NULL, made_at BIGINT NOT NULL,
  n_rows BIGINT NOT NULL, n_faulty BIGINT NOT NULL, n_same BIGINT NOT NULL, n_only_ours BIGINT NOT NULL,
  n_only_theirs BIGINT NOT NULL, n_differs BIGINT NOT NULL, ours_li BIGINT NOT NULL, theirs_li BIGINT NOT NULL,
  PRIMARY KEY (region, id));
CREATE INDEX settlement_comparison_of ON settlement_comparison (region, statement, id);
CREATE TABLE settlement_compared (
  region BIGINT NOT NULL, comparison BIGINT NOT NULL, n BIGINT NOT NULL, outcome TEXT NOT NULL, number TEXT NOT NULL,
  sheet_row BIGINT NOT NULL, ours_li BIGINT NOT NULL, theirs_li BIGINT NOT NULL, n_parts BIGINT NOT NULL,
  line BIGINT NOT NULL, line_seq BIGINT NOT NULL, disputed_at BIGINT NOT NULL,
  PRIMARY KEY (region, comparison, n));
CREATE INDEX settlement_compared_by_outcome ON settlement_compared (region, comparison, outcome, n);
