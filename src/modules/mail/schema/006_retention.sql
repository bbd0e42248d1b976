-- Items that ended and still name people, by when they ended: what the retention job looks for.
CREATE INDEX mail_item_naming_people ON mail_item (region, changed_at, id)
  WHERE state IN ('delivered', 'refused', 'left', 'lost', 'dead') AND receiver_name <> '';
