// The part of the face that those who account for cash on delivery use.
#pragma once
#include <optional>
#include <string>

#include "modules/mail/mail.h"

namespace mail {

/// Cash that an addressee paid when an item was given out.
struct CollectedCash {
  ItemId item;
  std::string number;
  base::Money amount_li;
  base::Instant at;
  NodeId node;
  PersonId person;
  OrganisationId holder;      ///< who gave the item out, and has the cash
  OrganisationId contractor;  ///< who took the item in, and owes its sender
};
DESCRIBE(CollectedCash, "Cash paid on delivery.", FIELD(item, "item"), FIELD(number, "its number"),
         FIELD(amount_li, "厘"), FIELD(at, "when"), FIELD(node, "where"), FIELD(person, "who took it"),
         FIELD(holder, "for whom"), FIELD(contractor, "who took the item in"))
/// Of an item that was given out for cash.
std::optional<CollectedCash> find_collected_cash(Tx&, base::Region, ItemId);

}  // namespace mail
