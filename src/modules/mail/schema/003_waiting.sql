-- What stands on shelves, for the work that looks for stays that are too long.
CREATE INDEX mail_item_waiting ON mail_item (region, id) WHERE state = 'waiting';
