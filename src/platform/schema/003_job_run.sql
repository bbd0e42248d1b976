-- Who works on a job and how often it was begun, so that work of a crashed process is taken up again, but not for ever.
ALTER TABLE job ADD COLUMN holder TEXT NOT NULL DEFAULT '';
ALTER TABLE job ADD COLUMN attempts BIGINT NOT NULL DEFAULT 0;
CREATE INDEX job_of_person ON job (region, person, id);
