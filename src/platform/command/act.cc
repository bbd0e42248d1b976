// The two books that an act writes into.
#include "platform/command/act.h"

#include "platform/audit/audit.h"

namespace platform::command {

void Act::append_event(std::string_view type, std::string subject, auth::NodeId node, std::string data) {
  event::Event e;
  e.id = make_id<decltype(e.id)>();
  e.type = type;
  e.subject = std::move(subject);
  e.at = now;
  e.happened_at = made_at;
  e.person = hat.person;
  e.hat = hat.id;
  e.organisation = hat.organisation;
  e.node = node;
  e.command = command.text();
  e.data.text = std::move(data);
  event::append(tx, region, e);
}

void Act::append_audit(std::string_view action, std::string subject, base::Type const& type, void const* before,
                       void const* after) {
  audit::Entry e;
  e.id = make_id<audit::EntryId>();
  e.at = now;
  e.person = hat.person;
  e.hat = hat.id;
  e.address = origin.address;
  e.device = origin.device;
  e.request_id = origin.request_id;
  e.action = action;
  e.subject = std::move(subject);
  e.changes.text = audit::render_changes(type, before, after);
  audit::append(tx, region, e);
}

}  // namespace platform::command
