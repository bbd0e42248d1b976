-- Views of lists that people keep under a name, for themselves or for their organisation.
CREATE TABLE org_saved_view (
  region BIGINT NOT NULL, id BIGINT NOT NULL, person BIGINT NOT NULL, organisation BIGINT NOT NULL,
  screen TEXT NOT NULL, name TEXT NOT NULL, query TEXT NOT NULL, is_shared BIGINT NOT NULL, is_default BIGINT NOT NULL,
  PRIMARY KEY (region, id));
CREATE UNIQUE INDEX org_saved_view_of_person ON org_saved_view (region, person, screen, name);
CREATE INDEX org_saved_view_of_screen ON org_saved_view (region, screen, organisation, id);
