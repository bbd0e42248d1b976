-- When the side that a dispute was raised against gave its first answer. Of older disputes nobody knows any more: 1, a
-- time for which no day is asked.
ALTER TABLE settlement_dispute ADD COLUMN answered_at BIGINT NOT NULL DEFAULT 0;
UPDATE settlement_dispute SET answered_at = 1 WHERE agreed_at > 0 OR offered_for <> raised_for;
CREATE INDEX settlement_dispute_answered ON settlement_dispute (region, answered_at, id) WHERE answered_at > 0;
