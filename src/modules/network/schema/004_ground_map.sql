-- The base map of the region, one at a time, as the GeoJSON that is shown (service/ground_map.h).
CREATE TABLE network_ground_map (
  region BIGINT NOT NULL, imported_at BIGINT NOT NULL, lines TEXT NOT NULL, water TEXT NOT NULL, places TEXT NOT NULL,
  PRIMARY KEY (region));
