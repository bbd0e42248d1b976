// What was done on an operating day, for those who settle it.
#pragma once
#include <optional>
#include <vector>

#include "modules/mail/face/cod.h"
#include "modules/mail/face/settling.h"

namespace mail::store {

std::vector<SignedLine> list_signed_lines(Tx&, base::Region, base::Instant from, base::Instant until);
std::vector<std::string> list_numbers_moved(Tx&, base::Region, HandoverId, std::int64_t line, std::string_view product,
                                            Direction);
std::vector<std::string> list_numbers_sealed(Tx&, base::Region, BagId, std::string_view product, Direction);
std::vector<ServedItems> list_sealed_items(Tx&, base::Region, base::Instant from, base::Instant until);
std::vector<ServedItems> list_delivered_items(Tx&, base::Region, base::Instant from, base::Instant until);
std::optional<CollectedCash> find_collected_cash(Tx&, base::Region, ItemId);
std::vector<CarrierTrip> list_carrier_trips(Tx&, base::Region, base::ServiceDate);
std::vector<DecidedIrregularity> list_decided_irregularities(Tx&, base::Region, base::Instant from,
                                                             base::Instant until);
std::vector<AnsweredIrregularity> list_answered_irregularities(Tx&, base::Region, base::Instant from,
                                                               base::Instant until);

}  // namespace mail::store
