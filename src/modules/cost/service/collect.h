// What the nightly rules look at, collected from the modules that know.
#pragma once
#include "modules/cost/rules/audited.h"

namespace cost::service {

/// The affairs of a side in a span of days.
/// @cost a few reads a day, and a row for each event of the statements that have a day in the span
rules::Audited collect(Tx&, base::Region, OrganisationId, base::ServiceDate first, base::ServiceDate last);

/// Signed lines of a span, by day.
std::vector<mail::SignedLine> collect_signed_lines(Tx&, base::Region, base::ServiceDate first,
                                                   base::ServiceDate last);
/// Trips of a span, by day.
std::vector<mail::CarrierTrip> collect_trips(Tx&, base::Region, base::ServiceDate first, base::ServiceDate last);

}  // namespace cost::service
