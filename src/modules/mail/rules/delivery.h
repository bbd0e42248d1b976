// Delivery at a point: shelf, pick-up code, proxy, refusal, reminders and the way back.
#pragma once
#include <string>

#include "base/result.h"
#include "modules/mail/mail.h"

namespace mail::rules {

enum class DeliveryKind { collected, proxy, refused, failed };
DESCRIBE_ENUM(DeliveryKind, "How an attempt ended.", "collected", "proxy", "refused", "failed")

/// One attempt; a fact that is never edited.
struct Delivery {
  base::Id<struct DeliveryTag> id;
  ItemId item;
  NodeId node;
  DeliveryKind kind{};
  std::string receiver_name;  ///< who took it, when not the addressee
  std::string relation;       ///< to the addressee
  std::string reason;         ///< of a refusal or a failure
  std::string evidence;       ///< SHA-256 of a photo or signature
  base::Money collected_li;   ///< cash on delivery taken
  PersonId person;
  base::Instant at;
};
DESCRIBE(Delivery, "An attempt of delivery.", FIELD(id, "key"), FIELD(item, "item"), FIELD(node, "where"),
         FIELD(kind, "how it ended"), FIELD(receiver_name, "who took it").personal(base::mask_name),
         FIELD(relation, "to the addressee"), FIELD(reason, "why not"), FIELD(evidence, "photo"),
         FIELD(collected_li, "cash taken, 厘"), FIELD(person, "who handed it out"), FIELD(at, "when"))

/// A shelved item: on `shelf`, with the code that its addressee is told.
/// @errors item_state_forbids, item_elsewhere, not_its_point
base::Result<Item> shelved(Item, NodeId here, std::string shelf, std::string code, base::Instant now);

/// Off its shelf again: it was put there by mistake. The code that was told opens nothing any more.
/// @errors item_state_forbids
base::Result<Item> unshelved(Item, base::Instant now);

/// The item given out. A collector shows the code (or the last four digits of the phone and a photo is kept);
/// a proxy is named and leaves a proof; cash on delivery is taken to the 厘, and not on the way back.
/// @errors item_state_forbids, item_elsewhere, not_its_point, pickup_code_wrong, proof_missing, cash_differs,
///         reason_missing
base::Result<Item> handed_out(Item, Delivery const&, std::string const& shown_code, base::Instant now);

/// Days on the shelf after which it goes back. @source 邮政法 33 (letters longer); configurable
inline constexpr std::int64_t kDaysOnShelf = 7;
bool is_overdue(Item const&, base::Instant now);

}  // namespace mail::rules
