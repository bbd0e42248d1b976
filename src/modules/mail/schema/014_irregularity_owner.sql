-- Who sees to the next word of an irregularity; 0: everybody in the post that speaks for the side.
ALTER TABLE mail_irregularity ADD COLUMN owner BIGINT NOT NULL DEFAULT 0;
