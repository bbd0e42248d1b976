// Reserves by trip: what tickets, table, share and people say.
#include "modules/planning/service/reserve.h"

#include <algorithm>

#include "base/operating_day.h"
#include "modules/network/face/season.h"
#include "modules/org/org.h"
#include "modules/planning/rules/refusals.h"
#include "modules/planning/service/names.h"
#include "modules/planning/service/reach.h"
#include "modules/planning/store/settings.h"

namespace planning::service {
namespace {

using rules::DayType;

base::ServiceTime first_departure(network::DayTrip const& t) {
  return t.calls.empty() ? base::ServiceTime{} : t.calls.front().departs;
}

constexpr DayType kTypes[] = {DayType::ordinary, DayType::weekend, DayType::market, DayType::holiday,
                              DayType::spring_travel};

bool is_something(store::Reserve const& r) { return r.weight_g.value || r.volume_cm3.value || r.bags; }

TripReserve view_of(network::DayTrip const& t, Reserves::OfTrip const& r) {
  TripReserve v{.trip = t.id, .line = t.line_code, .headsign = t.headsign, .departs = first_departure(t)};
  v.day_type = r.day_type;
  v.hold_g = t.hold.weight_g;
  v.hold_cm3 = t.hold.volume_cm3;
  v.hold_bags = t.hold.bags;
  v.reserve_g = r.needed.reserve.weight_g;
  v.reserve_cm3 = r.needed.reserve.volume_cm3;
  v.reserve_bags = r.needed.reserve.bags;
  v.source = r.needed.source;
  v.percent = r.passengers.percent;
  v.seats = r.seats;
  if (auto const& e = r.passengers.expected) {
    v.passengers = e->passengers;
    v.sold = e->sold;
    v.n_days = e->n_days;
    v.passenger_g = e->each.baggage.passenger_g;
    v.passenger_cm3 = e->each.baggage.passenger_cm3;
    v.n_weighed = e->each.n_weighed;
  }
  return v;
}

}  // namespace

DayType DayTypes::of(base::ServiceDate day) {
  auto const [at, is_new] = days_.try_emplace(day);
  if (!is_new) return at->second;
  auto const carrier = org::find_organisation(tx_, region_, org::OrganisationKind::transport);
  if (network::is_spring_travel(day))
    at->second = DayType::spring_travel;
  else if (!carrier || org::is_working_day(tx_, region_, carrier->id, day))
    at->second = DayType::ordinary;
  else
    at->second = base::weekday(day) >= 5 ? DayType::weekend : DayType::holiday;
  return at->second;
}

DayType DayTypes::of(network::DayTrip const& t) {
  auto const type = of(t.service_date);
  if (type > DayType::market) return type;
  auto const on_market = [&](network::Call const& c) { return c.node && has_market(c.node, t.service_date); };
  return std::ranges::any_of(t.calls, on_market) ? DayType::market : type;
}

bool DayTypes::has_market(NodeId node, base::ServiceDate day) {
  auto const [at, is_new] = markets_.try_emplace({node, day});
  if (is_new) at->second = network::is_market_day(tx_, region_, node, day);
  return at->second;
}

Reserves::Reserves(Tx& tx, base::Region region, rules::Settings const& settings, base::ServiceDate day)
    : tx_{tx},
      region_{region},
      settings_{settings},
      day_{day},
      types_{tx, region},
      rules_{store::list_reserve_rules(tx, region, day)},
      history_{store::list_sales_before(tx, region, day)} {
  auto const keep_seats = [this](rules::TicketSale const& s) {  // the first that is told is the newest
    if (s.seats >= 0) seats_.emplace(TripKey{s.line, s.headsign, s.departs}, s.seats);
  };
  for (auto const& s : store::list_sales_of(tx, region, day)) {
    sold_.emplace(TripKey{s.line, s.headsign, s.departs}, s.passengers);
    keep_seats(s);
  }
  for (auto const& s : history_) {
    by_trip_[{s.line, s.headsign, s.departs}].push_back(s);
    keep_seats(s);
  }
  for (auto const& r : store::list_reserves(tx, region, day))
    if (is_something(r)) said_.emplace(r.trip, Hold{r.weight_g, r.volume_cm3, r.bags});
}

Reserves::OfTrip Reserves::of(network::DayTrip const& t) {
  OfTrip out;
  out.day_type = types_.of(t);
  if (auto const seats = seats_.find({t.line_code, t.headsign, first_departure(t)}); seats != seats_.end())
    out.seats = seats->second;
  out.passengers.percent = percent_of(t);
  out.passengers.rule = rules::rule_of(rules_, out.day_type, t.line_code, first_departure(t));
  out.passengers.expected = expected(t, out.day_type);
  if (auto const said = said_.find(t.id); said != said_.end()) out.passengers.said = said->second;
  out.needed = rules::needed(t.hold, out.passengers);
  return out;
}

std::int64_t Reserves::percent_of(network::DayTrip const& t) {
  auto most = rules::reserve_percent_on(settings_, types_.of(day_));
  for (auto const& c : t.calls) {
    if (!c.node) continue;
    auto const [at, is_new] = markets_.try_emplace(c.node);
    if (is_new) at->second = network::market_reserve_percent(tx_, region_, c.node, day_);
    most = std::max(most, at->second);
  }
  return most;
}

std::optional<rules::Expected> Reserves::expected(network::DayTrip const& t, DayType type) {
  TripKey const key{t.line_code, t.headsign, first_departure(t)};
  rules::TicketSale const trip{.service_date = day_,
                               .line = t.line_code,
                               .headsign = t.headsign,
                               .departs = first_departure(t),
                               .day_type = type};
  auto const known = by_trip_.find(key);
  auto const sold = sold_.find(key);
  auto out =
      rules::expect(known == by_trip_.end() ? std::span<rules::TicketSale const>{} : known->second, trip,
                    sold == sold_.end() ? std::nullopt : std::optional{sold->second}, settings_.sure_percent);
  if (out) out->each = baggage_of(type);
  return out;
}

rules::LearnedBaggage const& Reserves::baggage_of(DayType type) {
  auto const [at, is_new] = baggage_.try_emplace(type);
  if (is_new)
    at->second =
        rules::learn_baggage(history_, store::get_baggage(tx_, region_, type), settings_.sure_percent);
  return at->second;
}

namespace {

std::vector<BaggageView> baggage_of_types(Tx& tx, base::Region region, base::ServiceDate day) {
  auto const percent = store::get_settings(tx, region).sure_percent;
  auto const history = store::list_sales_before(tx, region, day);
  std::vector<BaggageView> out;
  for (auto const type : kTypes) {
    auto const configured = store::get_baggage(tx, region, type);
    auto const learned = rules::learn_baggage(history, configured, percent);
    out.push_back({configured, learned.baggage, learned.n_weighed});
  }
  return out;
}

}  // namespace

base::Result<ReserveList> list_reserves(Look& look, AskReserves const& ask) {
  TRY(check_whole_county(look.hat));
  auto const day = base::or_today(ask.service_date, look.now);
  auto const settings = store::get_settings(look.tx, look.region);
  Reserves reserves{look.tx, look.region, settings, day};
  Names names{look.tx, look.region};
  std::map<TripId, store::Reserve> said;
  for (auto const& r : store::list_reserves(look.tx, look.region, day)) said.emplace(r.trip, r);
  ReserveList out{day, {}};
  for (auto const& t : network::list_trips(look.tx, look.region, day)) {
    if (!t.mail_allowed || (ask.trip && t.id != ask.trip)) continue;
    auto v = view_of(t, reserves.of(t));
    if (auto const at = said.find(t.id); at != said.end()) {
      v.said_g = at->second.weight_g;
      v.said_cm3 = at->second.volume_cm3;
      v.said_bags = at->second.bags;
      v.set_by_name = names.of(at->second.set_by);
      v.set_at = at->second.set_at;
    }
    out.items.push_back(std::move(v));
  }
  return out;
}

base::Result<store::Reserve> set_reserve(Act& act, SetReserve const& r) {
  TRY(check_whole_county(act.hat));
  if (!network::find_trip(act.tx, act.region, r.trip, r.service_date))
    return base::refuse(refusal::trip_unknown, {}, "/trip");
  auto const before = store::find_reserve(act.tx, act.region, r.service_date, r.trip);
  store::Reserve const reserve{r.service_date, r.trip,         r.weight_g, r.volume_cm3,
                               r.bags,         act.hat.person, act.now};
  store::put_reserve(act.tx, act.region, reserve);
  act.audit("planning.set_reserve", "planning/reserve/" + std::to_string(r.trip.value),
            before ? &*before : nullptr, &reserve);
  return reserve;
}

base::Result<ReserveRuleList> list_reserve_rules(Look& look, AskReserveRules const& ask) {
  TRY(check_whole_county(look.hat));
  return ReserveRuleList{store::list_reserve_rules(look.tx, look.region, ask.service_date),
                         baggage_of_types(look.tx, look.region, base::service_date_of(look.now))};
}

base::Result<rules::ReserveRule> save_reserve_rule(Act& act, rules::ReserveRule const& request) {
  TRY(check_whole_county(act.hat));
  TRY(rules::check_reserve_rule(request));
  auto rule = request;
  auto const subject = [&rule] { return "planning/reserve_rule/" + std::to_string(rule.id.value); };
  if (!rule.id) {
    rule.id = act.make_id<ReserveRuleId>();
    rule.version = 1;
    store::insert_reserve_rule(act.tx, act.region, rule);
    act.audit("planning.save_reserve_rule", subject(), static_cast<rules::ReserveRule const*>(nullptr),
              &rule);
    return rule;
  }
  auto const before = TRY(store::get_reserve_rule(act.tx, act.region, rule.id));
  ++rule.version;
  TRY(store::save_reserve_rule(act.tx, act.region, rule));
  act.audit("planning.save_reserve_rule", subject(), &before, &rule);
  return rule;
}

base::Result<rules::Baggage> save_baggage(Act& act, rules::Baggage const& request) {
  TRY(check_whole_county(act.hat));
  auto const before = store::get_baggage(act.tx, act.region, request.day_type);
  auto after = request;
  ++after.version;
  TRY(store::save_baggage(act.tx, act.region, after));
  act.audit("planning.save_baggage", std::string{"planning/baggage/"} + base::to_name(after.day_type),
            &before, &after);
  return after;
}

}  // namespace planning::service
