-- A price that a side names may have tiers, a guarantee and a cap: the first price stays `value`, others stand here.
ALTER TABLE agreement_position ADD COLUMN further TEXT NOT NULL DEFAULT '{"tiers":[]}';
ALTER TABLE agreement_position ADD COLUMN tier_mode TEXT NOT NULL DEFAULT 'marginal';
ALTER TABLE agreement_position ADD COLUMN guarantee_li BIGINT NOT NULL DEFAULT 0;
ALTER TABLE agreement_position ADD COLUMN cap_li BIGINT NOT NULL DEFAULT 0;
