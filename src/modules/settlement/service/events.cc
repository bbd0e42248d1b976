// Reads mail day by day, and what codes mean from network.
#include "modules/settlement/service/events.h"

#include "base/geo.h"
#include "modules/network/face/length.h"
#include "modules/network/network.h"
#include "modules/settlement/store/loss.h"
#include "modules/settlement/store/statement.h"

namespace settlement::service {
namespace {

/// Products are numbers to a tariff: their place in this list, from 1.
constexpr char const* kProducts[] = {"parcel", "letter", "ems", "farm_goods", "empties"};

rating::Place place_of(network::NodeKind kind) {
  if (kind == network::NodeKind::county_centre) return rating::Place::centre;
  return kind == network::NodeKind::township_station ? rating::Place::station : rating::Place::village;
}

std::vector<rules::Answer> answers_of(Tx& tx, base::Region region, base::ServiceDate day) {
  using agreement::Record;
  using rules::EvidenceKind;
  std::vector<rules::Answer> out;
  for (auto const& i : mail::list_answered_irregularities(tx, region, day))
    out.push_back({Record::irregularities, {}, i.asked_by, i.answered_by, i.asked_at,
                   {EvidenceKind::irregularity, i.irregularity.value, 0, i.number, "", {}, i.answered_at, {}, ""}});
  for (auto const& d : store::list_answered_disputes(tx, region, rules::beginning_of(day),
                                                     rules::beginning_of(base::add_days(day, 1))))
    out.push_back(
        {Record::disputes, d.agreement, d.raised_for, d.raised_for == d.payer ? d.payee : d.payer, d.raised_at,
         {EvidenceKind::dispute, d.statement.value, d.line.value, d.number, "", {}, d.answered_at, {}, ""}});
  return out;
}

rules::DayEvents events_of(Tx& tx, base::Region region, base::ServiceDate day) {
  return {day,
          mail::list_signed_lines(tx, region, day),
          mail::list_sealed_items(tx, region, day),
          mail::list_delivered_items(tx, region, day),
          mail::list_carrier_trips(tx, region, day),
          mail::list_decided_irregularities(tx, region, day),
          store::list_approved_losses(tx, region, rules::beginning_of(day),
                                      rules::beginning_of(base::add_days(day, 1))),
          mail::list_unscanned_lines(tx, region, day),
          answers_of(tx, region, day)};
}

}  // namespace

std::vector<rules::DayEvents> collect_days(Tx& tx, base::Region region, rules::Period const& period,
                                           base::Instant now) {
  auto const today = base::service_date_of(now);
  std::vector<rules::DayEvents> out;
  for (auto day = period.first; day <= period.last && day < today; day = base::add_days(day, 1))
    out.push_back(events_of(tx, region, day));
  return out;
}

std::vector<rules::DayEvents> collect_so_far(Tx& tx, base::Region region, rules::Period const& period,
                                             base::Instant now) {
  auto out = collect_days(tx, region, period, now);
  auto const today = base::service_date_of(now);
  if (today < period.first || period.last < today) return out;
  out.push_back(events_of(tx, region, today));
  std::erase_if(out.back().trips, [](mail::CarrierTrip const& t) { return t.departed_at.ms == 0; });
  return out;
}

rules::Keys collect_keys(Tx& tx, base::Region region, std::vector<rules::DayEvents> const& days) {
  rules::Keys out;
  for (std::size_t i = 0; i < std::size(kProducts); ++i) out.products[kProducts[i]] = std::int64_t(i) + 1;
  if (days.empty()) return out;
  for (auto const& n : network::list_nodes(tx, region, days.back().day)) out.places[n.id] = place_of(n.kind);
  for (auto const& d : days) {
    if (d.trips.empty()) continue;
    for (auto const& t : network::list_trips(tx, region, d.day)) out.lines[t.line_code] = t.line.value;
    for (auto const& t : d.trips)
      if (t.trip && !out.metres.contains(t.trip))
        out.metres[t.trip] = network::length_of(network::path_of(tx, region, {t.trip.value}));
  }
  return out;
}

}  // namespace settlement::service
