// Rows of what passengers' baggage needs: said by hand, the table of reserves, what a passenger brings,
// tickets.
#pragma once
#include <optional>
#include <vector>

#include "base/result.h"
#include "modules/planning/rules/baggage.h"
#include "platform/db/database.h"

namespace planning::store {

using platform::db::Tx;

/// Passengers' baggage that was said for a trip of a day.
struct Reserve {
  base::ServiceDate service_date;
  TripId trip;
  base::Grams weight_g;
  base::CubicCentimetres volume_cm3;
  std::int64_t bags{};
  PersonId set_by;
  base::Instant set_at;
};
DESCRIBE(Reserve, "Passengers' baggage expected on a trip.", FIELD(service_date, "operating day"),
         FIELD(trip, "trip"), FIELD(weight_g, "grams"), FIELD(volume_cm3, "cm³"), FIELD(bags, "pieces"),
         FIELD(set_by, "who said it"), FIELD(set_at, "when"))
void put_reserve(Tx&, base::Region, Reserve const&);
std::vector<Reserve> list_reserves(Tx&, base::Region, base::ServiceDate);
std::optional<Reserve> find_reserve(Tx&, base::Region, base::ServiceDate, TripId);

/// In force on the day; every one when 0.
std::vector<rules::ReserveRule> list_reserve_rules(Tx&, base::Region, base::ServiceDate);
/// @errors reserve_rule_unknown
base::Result<rules::ReserveRule> get_reserve_rule(Tx&, base::Region, rules::ReserveRuleId);
void insert_reserve_rule(Tx&, base::Region, rules::ReserveRule const&);
/// @errors changed_meanwhile
base::Outcome save_reserve_rule(Tx&, base::Region, rules::ReserveRule const&);

/// As said, or the usual until somebody has.
rules::Baggage get_baggage(Tx&, base::Region, rules::DayType);
/// @errors changed_meanwhile
base::Outcome save_baggage(Tx&, base::Region, rules::Baggage const&);

/// What a file brings again takes the place of what was there.
void put_sale(Tx&, base::Region, rules::TicketSale const&);
/// Sales before the day that anything can be learned from.
std::vector<rules::TicketSale> list_sales_before(Tx&, base::Region, base::ServiceDate);
std::vector<rules::TicketSale> list_sales_of(Tx&, base::Region, base::ServiceDate);

}  // namespace planning::store
