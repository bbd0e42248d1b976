-- What a photo proves: who asks for the photo must see one of these.
CREATE INDEX mail_handover_line_of_photo ON mail_handover_line (region, evidence) WHERE evidence <> '';
CREATE INDEX mail_delivery_of_photo ON mail_delivery (region, evidence) WHERE evidence <> '';
CREATE INDEX mail_irregularity_with_photo ON mail_irregularity (region, id) WHERE evidence <> '';
CREATE INDEX mail_scan_of_photo ON mail_scan (region, note) WHERE action IN ('photo', 'seal');
