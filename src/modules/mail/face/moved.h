// The part of the face that those who follow costs to single items use: which items each signed line moved.
#pragma once
#include <string>
#include <vector>

#include "modules/mail/mail.h"

namespace mail {

/// An item that a line of a handover moved that both sides signed, alone or in a bag.
struct MovedItem {
  HandoverId handover;
  std::int64_t line{};
  BagId bag;  ///< 0: loose
  ItemId item;
  std::string number, product;
};
DESCRIBE(MovedItem, "An item that a signed line moved.", FIELD(handover, "handover"),
         FIELD(line, "line of it"), FIELD(bag, "bag that it was in, 0: none"), FIELD(item, "item"),
         FIELD(number, "its number"), FIELD(product, "product"))
/// By handover, line and item. @cost a row for each item of each hand-over of the day
std::vector<MovedItem> list_moved_items(Tx&, base::Region, base::ServiceDate);

}  // namespace mail
