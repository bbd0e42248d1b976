// Whom a notice is told to.
#include "modules/message/rules/notice.h"

#include "modules/message/rules/task.h"

namespace message::rules {

bool is_for(Notice const& n, platform::auth::Hat const& hat) {
  return fits(hat, n.to_organisation, n.to_post, n.to_node);
}

}  // namespace message::rules
