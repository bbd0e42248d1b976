-- Seats of the vehicle that tickets were sold for; −1: the file did not say.
ALTER TABLE planning_ticket_sale ADD COLUMN seats BIGINT NOT NULL DEFAULT -1;
