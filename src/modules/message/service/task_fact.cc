// Journal entries that the system itself makes.
#include "modules/message/service/task_fact.h"


#include "platform/event/event.h"
#include "platform/json/json.h"

namespace message::service {

void tell(Tx& tx, base::Region region, base::Instant now, std::string_view type, rules::Task const& task) {
  platform::event::Event e;
  e.id = {base::ids_of_thread().next(now.ms)};
  e.type = type;
  e.subject = "message/task/" + std::to_string(task.id.value);
  e.at = e.happened_at = now;
  e.organisation = task.to_organisation;
  e.node = task.to_node;
  e.data = {platform::json::render(fact_of(task))};
  platform::event::append(tx, region, e);
}

}  // namespace message::service
