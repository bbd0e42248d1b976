-- Losses: what was lost or damaged, who held it, and what is owed for it.
CREATE TABLE settlement_loss (
  region BIGINT NOT NULL, id BIGINT NOT NULL, number TEXT NOT NULL, kind TEXT NOT NULL, state TEXT NOT NULL,
  item BIGINT NOT NULL, item_number TEXT NOT NULL, bag BIGINT NOT NULL, irregularity BIGINT NOT NULL,
  contractor BIGINT NOT NULL, liable BIGINT NOT NULL, liable_person BIGINT NOT NULL, located_by TEXT NOT NULL,
  last_good BIGINT NOT NULL, first_bad BIGINT NOT NULL, held_node BIGINT NOT NULL, held_waybill BIGINT NOT NULL,
  held_from BIGINT NOT NULL, held_until BIGINT NOT NULL, carrier TEXT NOT NULL, product TEXT NOT NULL,
  registered BIGINT NOT NULL, postage_li BIGINT NOT NULL, insured_li BIGINT NOT NULL, value_li BIGINT NOT NULL,
  loss_li BIGINT NOT NULL, grave BIGINT NOT NULL, exemption TEXT NOT NULL, agreement BIGINT NOT NULL,
  agreement_number TEXT NOT NULL,
  version_of BIGINT NOT NULL, law_li BIGINT NOT NULL, recharge_li BIGINT NOT NULL, note TEXT NOT NULL,
  made_by BIGINT NOT NULL, made_at BIGINT NOT NULL, approval BIGINT NOT NULL, decided_by BIGINT NOT NULL,
  decided_at BIGINT NOT NULL, stated_in BIGINT NOT NULL, paid_on BIGINT NOT NULL, paid_reference TEXT NOT NULL,
  paid_by BIGINT NOT NULL, version BIGINT NOT NULL,
  PRIMARY KEY (region, id));
CREATE INDEX settlement_loss_of_item ON settlement_loss (region, item, id);
CREATE INDEX settlement_loss_by_decision ON settlement_loss (region, decided_at, id) WHERE decided_at > 0;
CREATE INDEX settlement_loss_by_state ON settlement_loss (region, state, id);
CREATE INDEX settlement_loss_of_approval ON settlement_loss (region, approval) WHERE approval <> 0;
