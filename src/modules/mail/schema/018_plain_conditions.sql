-- SQLite builds a table in memory for every IN of three values or more, at each change of an item once for each index:
-- the same conditions as plain comparisons cost a tenth of that.
DROP INDEX mail_item_number;
CREATE UNIQUE INDEX mail_item_number ON mail_item (region, number)
  WHERE state = 'advised' OR state = 'accepted' OR state = 'bagged' OR state = 'waiting' OR state = 'isolated';
DROP INDEX mail_item_naming_people;
CREATE INDEX mail_item_naming_people ON mail_item (region, changed_at, id)
  WHERE receiver_name <> '' AND state <> 'accepted' AND state <> 'bagged' AND state <> 'waiting'
    AND state <> 'isolated';
-- What is wrong with one item, or with a bag that held it.
CREATE INDEX mail_irregularity_of_item ON mail_irregularity (region, item, id) WHERE item <> 0;
CREATE INDEX mail_irregularity_of_bag ON mail_irregularity (region, bag, id) WHERE bag <> 0;
