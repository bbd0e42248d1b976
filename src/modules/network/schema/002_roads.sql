-- The road map of the region, one at a time: crossings and roads packed (engine/roads/packed.h), read as a whole.
CREATE TABLE network_road_map (
  region BIGINT NOT NULL, revision BIGINT NOT NULL, source TEXT NOT NULL, crossings BIGINT NOT NULL,
  roads BIGINT NOT NULL, length_m BIGINT NOT NULL, imported_at BIGINT NOT NULL, imported_by BIGINT NOT NULL,
  body BYTEA NOT NULL,
  PRIMARY KEY (region));
