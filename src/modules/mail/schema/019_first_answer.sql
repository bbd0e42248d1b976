-- When an irregularity got its first answer. Of those that were answered before, the last reply is the only one kept.
ALTER TABLE mail_irregularity ADD COLUMN answered_at BIGINT NOT NULL DEFAULT 0;
UPDATE mail_irregularity SET answered_at = replied_at;
CREATE INDEX mail_irregularity_answered ON mail_irregularity (region, answered_at, id) WHERE answered_at > 0;
