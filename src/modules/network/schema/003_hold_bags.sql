-- How many bags a hold takes, where somebody said so; −1: as many as its weight takes.
ALTER TABLE network_trip ADD COLUMN hold_bags BIGINT NOT NULL DEFAULT -1;
