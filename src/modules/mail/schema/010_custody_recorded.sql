-- Custody begins when it was done; here also when that became known. Until now the first was mostly the second.
ALTER TABLE mail_custody ADD COLUMN recorded_at BIGINT NOT NULL DEFAULT 0;
UPDATE mail_custody SET recorded_at = from_at;
