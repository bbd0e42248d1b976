// The part of the face that those who settle a loss use: the item, who held it when, and what was found of
// it.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "modules/mail/mail.h"

namespace mail {

/// An item as a loss of it is reckoned; no word about people.
struct ItemAtStake {
  ItemId item;
  std::string number, carrier, product;
  bool registered{true};
  base::Money insured_li, cod_li, postage_li;
  NodeId origin, destination;
  ItemState state{};
  base::Instant accepted_at;
};
DESCRIBE(ItemAtStake, "An item as a loss of it is reckoned.", FIELD(item, "it"), FIELD(number, "its number"),
         FIELD(carrier, "carrier"), FIELD(product, "product"), FIELD(registered, "ticked one by one"),
         FIELD(insured_li, "insured value, 厘"), FIELD(cod_li, "cash on delivery, 厘"),
         FIELD(postage_li, "postage, 厘"), FIELD(origin, "from"), FIELD(destination, "for"),
         FIELD(state, "life"), FIELD(accepted_at, "taken in, 0: never"))
std::optional<ItemAtStake> find_item_at_stake(Tx&, base::Region, ItemId);
/// The living item of a number, else the latest that ended.
std::optional<ItemAtStake> find_item_at_stake(Tx&, base::Region, std::string_view number);
/// Everything that was in a bag when it was last closed, by key. @cost at most 20,000
std::vector<ItemId> list_items_last_in(Tx&, base::Region, BagId);

/// Who answered for an item from when until when: its own custody, and that of the bags while it was inside.
struct Holding {
  OrganisationId organisation;
  PersonId person;
  NodeId node;                      ///< 0 on a vehicle
  WaybillId waybill;                ///< of the vehicle
  BagId bag;                        ///< 0: loose
  HandoverId handover;              ///< that began it; 0: taken in, put into a bag or taken out of it
  base::Instant from_at, until_at;  ///< until 0: now
};
DESCRIBE(Holding, "Who answered for an item.", FIELD(organisation, "who"), FIELD(person, "in whose hands"),
         FIELD(node, "where, 0: on a vehicle"), FIELD(waybill, "of the vehicle"),
         FIELD(bag, "in which bag, 0: loose"), FIELD(handover, "that began it, 0: none"),
         FIELD(from_at, "from"), FIELD(until_at, "until, 0: now"))
/// Without gap, oldest first. Of an item in a bag the part that the bag was held while it was inside.
std::vector<Holding> list_holdings(Tx&, base::Region, ItemId);

/// What somebody found wrong with an item, or with a bag while it was inside.
struct Finding {
  IrregularityId irregularity;
  std::string number, kind;  ///< kind "missing", "broken", "seal_differs" …
  HandoverId handover;       ///< at which it was found; 0: when the bag was opened, or by a person
  OrganisationId giver;      ///< of the handover
  BagId bag;
  bool of_bag{};          ///< the bag was found so, not the item itself
  base::Instant at;       ///< of the handover, or when it was raised
  OrganisationId liable;  ///< decided; 0: not yet, or nobody
  bool decided{};
};
DESCRIBE(Finding, "What was found wrong.", FIELD(irregularity, "on record as"), FIELD(number, "its number"),
         FIELD(kind, "what"), FIELD(handover, "at which handover, 0: none"), FIELD(giver, "who gave"),
         FIELD(bag, "bag"), FIELD(of_bag, "of the bag, not of the item itself"), FIELD(at, "when"),
         FIELD(liable, "who was decided to answer, 0: nobody"), FIELD(decided, "whether it was decided"))
/// Oldest first.
std::vector<Finding> list_findings(Tx&, base::Region, ItemId);

}  // namespace mail
