// Custody 保管: who may give a bag away, and what a handover that both have signed makes of it.
#pragma once
#include "base/result.h"
#include "modules/mail/mail.h"
#include "modules/mail/rules/handover.h"

namespace mail::rules {

/// Does the giver hold the bag? At a node its organisation does, on a vehicle the person.
bool holds(Handover const&, Bag const&);

/// How far the clocks of two phones may stand apart.
inline constexpr std::int64_t kClockSkewMs = 10 * 60'000;
/// Was the handover made before the one by which the bag is held now? Such a sheet comes late from a phone
/// without network: the bag went on and has come back since, so its giver holds it again and its signatures
/// are good, yet what they say is over.
/// @param present_made_at  when the handover was made that began the present custody; 0 when none did
bool is_overtaken(Handover const&, base::Instant present_made_at);

/// The bag in the receiver's hands: on the waybill's vehicle, or at the node afterwards. Waybill and books
/// are the caller's.
/// @errors handover_not_custodian, handover_overtaken, bag_state_forbids
base::Result<Bag> carried(Handover const&, Bag, base::Instant present_made_at, base::Instant now);

}  // namespace mail::rules
