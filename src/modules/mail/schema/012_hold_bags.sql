-- How many bags the hold takes, counted by somebody; −1: nobody did.
ALTER TABLE mail_waybill ADD COLUMN hold_bags BIGINT NOT NULL DEFAULT -1;
