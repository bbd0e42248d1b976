-- Bags and boxes that carry a label of their own besides the bag barcode: an SSCC or an S9 identifier.
ALTER TABLE mail_bag ADD COLUMN label_code TEXT NOT NULL DEFAULT '';
CREATE INDEX mail_bag_by_label ON mail_bag (region, label_code, id) WHERE label_code <> '';
