-- What the day plan asks for: bags that wait for a way, and what is announced.
CREATE INDEX mail_bag_to_go ON mail_bag (region, node, destination, id)
  WHERE state IN ('sealed', 'received') AND waybill = 0;
CREATE INDEX mail_item_advised ON mail_item (region, origin, destination) WHERE state = 'advised';
