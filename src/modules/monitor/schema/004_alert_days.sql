-- Days of the county's calendars on which a rule is in force.
ALTER TABLE monitor_rule ADD COLUMN days TEXT NOT NULL DEFAULT 'every';
