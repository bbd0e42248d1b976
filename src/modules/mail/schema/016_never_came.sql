-- What was pre-advised and never came names people too: the index follows the retention job.
DROP INDEX mail_item_naming_people;
CREATE INDEX mail_item_naming_people ON mail_item (region, changed_at, id)
  WHERE state IN ('advised', 'delivered', 'refused', 'left', 'lost', 'dead', 'surrendered', 'withdrawn')
    AND receiver_name <> '';
