// Use cases of saved views: kept on the server, so that they outlive a logout and a device.
#pragma once
#include <string>
#include <vector>

#include "base/result.h"
#include "modules/org/store/saved_view.h"
#include "platform/command/act.h"

namespace org::service {

struct SaveView {
  std::string screen, name, query;
  bool is_shared{}, is_default{}, is_layout{};
};
DESCRIBE(SaveView, "Keeps a list as it is, under a name; the same name again takes its place.",
         FIELD(screen, "path of the screen, /mail/items").shortest(1).longest(80),
         FIELD(name, "今日未到").shortest(1).longest(30),
         FIELD(query, "filters, order and columns as in the address").longest(1000).or_default(),
         FIELD(is_shared, "for the whole organisation").or_default(),
         FIELD(is_default, "opens with the screen").or_default(),
         FIELD(is_layout, "only how the columns stand; one's own and never shared").or_default())
struct DropView {
  store::SavedViewId view;
};
DESCRIBE(DropView, "Drops a view of one's own.", FIELD(view, "which"))
struct AskViews {
  std::string screen;
};
DESCRIBE(AskViews, "The views of which screen.", FIELD(screen, "path of the screen").shortest(1).longest(80))
struct SavedViewList {
  std::vector<store::SavedView> items;
};
DESCRIBE(SavedViewList, "One's own views and those shared.",
         FIELD(items, "in the order of their making; layouts among them"))

base::Result<store::SavedView> save_view(platform::command::Act&, SaveView const&);
/// @errors view_unknown (not one's own)
base::Result<store::SavedView> drop_view(platform::command::Act&, DropView const&);
base::Result<SavedViewList> list_views(platform::command::Look&, AskViews const&);

}  // namespace org::service
