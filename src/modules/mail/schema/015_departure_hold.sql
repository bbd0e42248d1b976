-- Why a trip of a day may not leave its first stop, as somebody above says; the row goes when nothing is in its way.
CREATE TABLE mail_departure_hold (
  region BIGINT NOT NULL, service_date BIGINT NOT NULL, trip BIGINT NOT NULL, reason TEXT NOT NULL,
  held_at BIGINT NOT NULL,
  PRIMARY KEY (region, service_date, trip));
