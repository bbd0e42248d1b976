-- How a person wants the columns of a list: kept like a view, shown as none, named by the list.
ALTER TABLE org_saved_view ADD COLUMN is_layout BIGINT NOT NULL DEFAULT 0;
DROP INDEX org_saved_view_of_person;
CREATE UNIQUE INDEX org_saved_view_by_name ON org_saved_view (region, person, screen, is_layout, name);
