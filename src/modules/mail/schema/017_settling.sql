-- What settling asks for: the signed handovers, deliveries, sealed bags and decided irregularities of a day.
CREATE INDEX mail_handover_signed ON mail_handover (region, completed_at, id) WHERE state = 'signed_by_both';
CREATE INDEX mail_delivery_of_time ON mail_delivery (region, at, id);
CREATE INDEX mail_bag_of_sealing ON mail_bag (region, sealed_at, id) WHERE sealed_at > 0;
CREATE INDEX mail_irregularity_decided ON mail_irregularity (region, closed_at, id) WHERE closed_at > 0;
