// Two companies whose people talk about working together, in a database of their own.
#pragma once
#include <algorithm>
#include <string_view>

#include "modules/agreement/module.h"
#include "modules/message/module.h"
#include "modules/message/service/inbox.h"
#include "testing/staff.h"

namespace agreement {

class TalkingStaff : public org::Staff {
 protected:
  using Hat = platform::auth::Hat;

  void SetUp() override {
    auto const more = testing_support::joined({message::module.migrations(), module.migrations()});
    open(more);
    if (IsSkipped()) return;
    market_ = join({"李市场", "market1", coach_, "operations_manager", {}});
    market_.permissions.insert("agreement.negotiate");
    mate_ = join({"王市场", "market2", coach_, "operations_manager", {}});
    liaison_ = join({"周对接", "liaison1", post_, "postal_liaison", {}});
  }

  /// Open tasks of a kind in somebody's inbox.
  std::ptrdiff_t n_tasks(Hat const& hat, std::string_view kind) {
    auto const all =
        look<message::service::TaskList>(hat, [](auto& l) { return message::service::list_tasks(l, {}); });
    return std::ranges::count_if(all.items, [kind](auto const& t) { return t.task.kind == kind; });
  }

  Hat market_, mate_, liaison_;
};

}  // namespace agreement
