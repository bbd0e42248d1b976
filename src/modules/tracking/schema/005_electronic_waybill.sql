-- How a terminal takes the list of bags that its vehicle carries.
ALTER TABLE tracking_terminal ADD COLUMN waybill_form TEXT NOT NULL DEFAULT 'none';
