// Custody: who answers for an item or a bag from when until when, without gap and without overlap.
#pragma once
#include <optional>
#include <vector>

#include "modules/mail/mail.h"
#include "platform/db/database.h"

namespace mail::store {

using platform::db::Tx;

enum class Subject { item, bag };
DESCRIBE_ENUM(Subject, "What is held.", "item", "bag")

/// One interval. An item inside a bag names the bag and nobody else: the bag's own intervals say who held it.
struct Custody {
  Subject subject{};
  std::int64_t subject_id{};
  std::int64_t seq{};           ///< 1, 2, 3 …
  OrganisationId organisation;  ///< 0 when in a bag, or when nobody in the county answers any more
  PersonId person;
  NodeId node;        ///< 0 on a vehicle
  WaybillId waybill;  ///< the vehicle's waybill, 0 at a node
  BagId bag;
  HandoverId handover;              ///< the handover that began it; 0 for acceptance
  base::Instant from_at, until_at;  ///< by the deeds that began and ended it; until 0: now
  base::Instant recorded_at;        ///< when its beginning became known: later than `from_at` without network
};
DESCRIBE(Custody, "An interval of custody.", FIELD(subject, "item or bag"), FIELD(subject_id, "key"),
         FIELD(seq, "order"), FIELD(organisation, "who answers"), FIELD(person, "who holds it"),
         FIELD(node, "where"), FIELD(waybill, "on which trip"), FIELD(bag, "inside which bag"),
         FIELD(handover, "begun by"), FIELD(from_at, "from"), FIELD(until_at, "until"),
         FIELD(recorded_at, "when its beginning was recorded"))

/// Ends the open interval at `next.from_at` and begins `next` (its seq and until are set here). A deed that is heard
/// of late counts from its own time, but never before what is known already.
void pass_on(Tx&, base::Region, Custody const& next);
/// Ends the open interval, no earlier than it began: delivered, given back, gone from the county.
void end_custody(Tx&, base::Region, Subject, std::int64_t id, base::Instant);
/// When the handover was made that began the present custody of a bag; 0 when none did.
base::Instant present_made_at(Tx&, base::Region, BagId);
std::vector<Custody> list_custody(Tx&, base::Region, Subject, std::int64_t id);
/// Who answered at an instant: the item's own interval, or the bag's when it was inside one (the nearest where the
/// clocks of two phones disagree).
std::optional<Custody> custody_at(Tx&, base::Region, ItemId, base::Instant);

}  // namespace mail::store
