-- Seals stand inside the paper: each adds its signature behind what was there, and the file with it has a digest of
-- its own.
ALTER TABLE agreement_seal ADD COLUMN addition TEXT NOT NULL DEFAULT '';
ALTER TABLE agreement_seal ADD COLUMN file_digest TEXT NOT NULL DEFAULT '';
CREATE INDEX agreement_seal_file ON agreement_seal (region, file_digest);
