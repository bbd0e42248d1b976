// The part of the face that those who let somebody follow one item use: where it is.
#pragma once
#include <string>

#include "modules/mail/mail.h"

namespace mail {

/// Where an item is, with nobody's name.
struct Whereabouts {
  ItemId item;
  std::string number;
  ItemState state{};
  BagId bag;         ///< 0: in none
  NodeId node;       ///< where it, or its bag, is; 0 on a vehicle and where nobody holds it any more
  NodeId destination;
};
/// @errors item_unknown
base::Result<Whereabouts> whereabouts_of(Tx&, base::Region, ItemId);
/// As the item's page is: a narrow hat sees what has to do with one of its nodes. @errors item_unknown, out_of_reach
base::Outcome check_sees_item(platform::command::Look&, ItemId);

}  // namespace mail
