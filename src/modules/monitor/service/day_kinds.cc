// Working days are those of the coach company, whose vehicles are watched.
#include "modules/monitor/service/day_kinds.h"

#include <algorithm>

namespace monitor::service {
namespace {

OrganisationId coach_company(Tx& tx, base::Region region) {
  auto const company = org::find_organisation(tx, region, org::OrganisationKind::transport);
  return company ? company->id : OrganisationId{};
}

}  // namespace

rules::DayKinds day_kinds(Tx& tx, base::Region region, base::Instant now, std::vector<rules::AlertRule> const& all) {
  rules::DayKinds out;
  if (std::ranges::all_of(all, [](auto const& r) { return r.days == rules::AlertDays::every; })) return out;
  auto const company = coach_company(tx, region);
  auto const wall_day = base::from_days((now.ms + base::kChinaOffsetMs) / 86'400'000);
  for (auto const day : {base::add_days(wall_day, -1), wall_day}) {
    out.worked[day] = org::is_working_day(tx, region, company, day);
    auto const nodes = network::list_nodes(tx, region, day);
    if (std::ranges::any_of(nodes, [&](auto const& n) { return network::is_market_day(tx, region, n.id, day); }))
      out.markets.insert(day);
  }
  return out;
}

}  // namespace monitor::service
