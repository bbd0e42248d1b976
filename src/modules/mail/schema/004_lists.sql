-- Lists of a node, newest first: without these a planner that knows no statistics walks the whole region by key.
CREATE INDEX mail_item_of_node ON mail_item (region, node, id) WHERE node <> 0;
CREATE INDEX mail_bag_of_node ON mail_bag (region, node, id) WHERE node <> 0;
CREATE INDEX mail_bag_sealed ON mail_bag (region, sealed_on, id);
CREATE INDEX mail_handover_of_node ON mail_handover (region, node, id);
