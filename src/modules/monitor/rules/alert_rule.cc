// When a rule is in force, and the rules that a county begins with.
#include "modules/monitor/rules/alert_rule.h"

#include <algorithm>

#include "modules/monitor/rules/refusals.h"

namespace monitor::rules {
namespace {

constexpr std::int64_t kDay = 86'400;

bool is_listed(std::string_view list, std::string_view one) {
  while (!list.empty()) {
    auto const comma = list.find(',');
    auto part = list.substr(0, comma);
    while (part.starts_with(' ')) part.remove_prefix(1);
    while (part.ends_with(' ')) part.remove_suffix(1);
    if (part == one) return true;
    if (comma == std::string_view::npos) return false;
    list.remove_prefix(comma + 1);
  }
  return false;
}
bool covers(std::string_view list, std::string_view one) { return list.empty() || is_listed(list, one); }

bool is_day(AlertDays wanted, DayKinds const* kinds, base::ServiceDate day) {
  auto worked = base::weekday(day) < 5;
  auto market = false;
  if (kinds) {
    if (auto const known = kinds->worked.find(day); known != kinds->worked.end()) worked = known->second;
    market = kinds->markets.contains(day);
  }
  switch (wanted) {
    case AlertDays::every: return true;
    case AlertDays::working: return worked;
    case AlertDays::off: return !worked;
    case AlertDays::market: return market;
    case AlertDays::no_market: return !market;
  }
  return true;
}

bool is_within(AlertRule const& r, base::Instant at, DayKinds const* kinds) {
  auto const local_s = (at.ms + base::kChinaOffsetMs) / 1000;
  auto const of_day = local_s % kDay;
  auto const from = std::int64_t{r.hours_from.seconds}, until = std::int64_t{r.hours_until.seconds};
  // after midnight a window that passes it still belongs to the weekday on which it began
  auto const passes = until <= from;
  auto const early = passes && of_day < until;
  auto const day = base::from_days(local_s / kDay - (early ? 1 : 0));
  if (!(r.weekdays >> base::weekday(day) & 1) || !is_day(r.days, kinds, day)) return false;
  return passes ? early || of_day >= from : of_day >= from && of_day < until;
}

AlertRule usual(AlertKind kind, std::int64_t threshold, std::int64_t answer_min) {
  AlertRule r;
  r.kind = kind;
  r.threshold = threshold;
  r.post = "dispatcher";
  r.answer_min = answer_min;
  r.next_post = "operations_manager";
  return r;
}

}  // namespace

bool applies(AlertRule const& r, Circumstance const& c) {
  return r.enabled && covers(r.lines, c.line) && covers(r.vehicles, c.vehicle) &&
         (!r.fence || r.fence == c.fence) && is_within(r, c.at, c.kinds);
}

bool needs_threshold(AlertKind kind) {
  switch (kind) {
    case AlertKind::late_departure:
    case AlertKind::late_arrival:
    case AlertKind::off_route:
    case AlertKind::long_stop:
    case AlertKind::offline:
    case AlertKind::over_speed:
    case AlertKind::door_open:
      return true;
    default:
      return false;
  }
}

base::Outcome check_rule(AlertRule const& r) {
  if (needs_threshold(r.kind) && r.threshold <= 0)
    return base::refuse(refusal::threshold_missing, {}, "/threshold");
  if (r.post.empty()) return base::refuse(refusal::post_missing, {}, "/post");
  return base::Done{};
}

bool lacks_kinds(std::vector<AlertRule> const& all) {
  return std::ranges::any_of(usual_rules(), [&](AlertRule const& usual) {
    return std::ranges::find(all, usual.kind, &AlertRule::kind) == all.end();
  });
}

std::vector<AlertRule> usual_rules() {
  using enum AlertKind;
  return {usual(late_departure, 15, 10), usual(late_arrival, 15, 15),
          usual(off_route, 500, 10),     usual(long_stop, 30, 10),
          usual(offline, 10, 15),        usual(over_speed, 100, 5),
          usual(fatigue, 0, 5),          usual(sos, 0, 2),
          usual(door_open, 200, 5),      usual(seal_differs, 0, 10),
          usual(hold_overload, 0, 10),   usual(fence_entered, 0, 30),
          usual(fence_left, 0, 30),      usual(fence_crossed, 0, 30),
          usual(wrong_unload, 0, 5),     usual(missed_connection, 5, 10),
          usual(load_differs, 0, 10)};
}

}  // namespace monitor::rules
