// Rows of saved views: how a person wants a list, under a name.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "modules/org/org.h"

namespace org::store {

using SavedViewId = base::Id<struct SavedViewTag>;

struct SavedView {
  SavedViewId id;
  PersonId person;
  OrganisationId organisation;
  std::string screen, name, query;
  bool is_shared{}, is_default{};
  bool is_layout{};  ///< columns and widths of the list `name` for its owner; no view that one chooses
};
DESCRIBE(SavedView, "A list as somebody wants it, under a name.", FIELD(id, "key"), FIELD(person, "whose"),
         FIELD(organisation, "who sees it when shared"), FIELD(screen, "path of the screen, /mail/items"),
         FIELD(name, "今日未到"), FIELD(query, "filters, order and columns as in the address"),
         FIELD(is_shared, "seen by the whole organisation"), FIELD(is_default, "opens with the screen"),
         FIELD(is_layout, "only how the columns of this list stand"))

void put_saved_view(Tx&, base::Region, SavedView const&);
/// The one whose place `like` takes: of the same person, screen, name and sort.
std::optional<SavedView> find_saved_view(Tx&, base::Region, SavedView const& like);
std::optional<SavedView> find_saved_view(Tx&, base::Region, SavedViewId);
/// A person has one view that opens with a screen: none of the older ones does any more.
void end_default(Tx&, base::Region, PersonId, std::string const& screen);
/// One's own and those shared by others of the organisation, in the order of their making.
std::vector<SavedView> list_saved_views(Tx&, base::Region, PersonId, OrganisationId,
                                        std::string const& screen);
void drop_saved_view(Tx&, base::Region, SavedViewId);

}  // namespace org::store
