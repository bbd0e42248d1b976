// One pass over the days counts every measure; targets and windows are read off the counts.
#include "modules/settlement/rules/attainment.h"

#include <algorithm>
#include <limits>
#include <map>
#include <set>
#include <string>
#include <tuple>

#include "modules/settlement/rules/period.h"

namespace settlement::rules {
namespace {

using agreement::Measure;
using agreement::WindowClause;
using rating::Incident;

using agreement::Record;

constexpr std::int64_t kMinuteMs = 60'000;

struct Count {
  std::int64_t count{}, total{};
};

bool is_at_most(Measure m) { return m >= Measure::lost; }
/// Of losses and complaints all that was carried is the whole.
bool is_of_carried(Measure m) { return m >= Measure::lost && m <= Measure::complaints; }

agreement::Way way_of(mail::Direction d) {
  if (d == mail::Direction::inbound) return agreement::Way::down;
  return d == mail::Direction::outbound ? agreement::Way::up : agreement::Way::back;
}

agreement::Place place_of(Keys const& keys, NodeId node) {
  auto const at = keys.places.find(node);
  return at == keys.places.end() ? agreement::Place::centre : static_cast<agreement::Place>(at->second);
}
static_assert(static_cast<int>(agreement::Place::village) == static_cast<int>(rating::Place::village));

/// Seconds by which an instant of a service day is outside a window; 0 inside.
std::int64_t seconds_outside(WindowClause const& w, std::int64_t seconds) {
  return std::max<std::int64_t>({0, w.from.seconds - seconds, seconds - w.until.seconds});
}

/// Something done that a window may speak of.
struct Deed {
  agreement::Link link;
  agreement::Way way;
  agreement::Place place;
  Evidence evidence;
};

class Counter {
 public:
  Counter(Terms const& terms, Keys const& keys) : terms_{terms}, keys_{keys} {
    for (auto const& w : terms.windows) out.windows.push_back({w, 0, 0});
    for (auto const& s : terms.service_levels) note_answers(s.measure, s.record, s.target);
    for (auto const& k : terms.kpis) note_answers(k.measure, k.record, k.target);
  }

  void take(DayEvents const& d) {
    day_ = d.day;
    std::set<mail::WaybillId> over;
    for (auto const& t : d.trips) {
      take(t);
      if (t.arrived_at.ms) over.insert(t.waybill);
    }
    for (auto const& l : d.lines) take(l, over);
    for (auto const& s : d.sealed) take(s, agreement::Link::sorting, EvidenceKind::sealing);
    for (auto const& s : d.delivered) take(s, agreement::Link::delivery, EvidenceKind::delivery);
    for (auto const& u : d.unscanned) take(u);
    for (auto const& i : d.irregularities) take(i);
    for (auto const& l : d.losses) take(l);
    for (auto const& a : d.answers) take(a);
  }

  Attainment finish() {
    auto& scanned = of(Measure::scanned);
    scanned = {std::ssize(taken_) - n_unscanned_, std::ssize(taken_)};
    for (auto const& s : terms_.service_levels)
      add_target({s.number, false, s.measure, s.record, s.target, 0, 0, 0, Reached::unmeasured});
    for (auto const& k : terms_.kpis)
      add_target({k.number, true, k.measure, k.record, k.target, k.weight, 0, 0, Reached::unmeasured});
    std::ranges::sort(out.shortfalls, {}, [](Shortfall const& s) {
      auto const& e = s.evidence;
      return std::tuple{e.at, e.kind, e.subject, e.sub, e.product, s.measure, s.record};
    });
    return std::move(out);
  }

 private:
  Count& of(Measure m, Record r = Record::service) { return counts_[{m, r}]; }

  /// Answers are slow that are slower than the strictest promise about them.
  void note_answers(Measure m, Record r, std::int64_t target) {
    if (m != Measure::answer_minutes) return;
    auto const at = slow_after_.try_emplace(r, target).first;
    at->second = std::min(at->second, target);
  }

  void judge(Measure m, bool good, Evidence const& e, std::int64_t window = 0) {
    ++of(m).total;
    if (good)
      ++of(m).count;
    else
      out.shortfalls.push_back({m, {}, window, e});
  }

  void take(mail::CarrierTrip const& t) {
    if (t.carrier != terms_.payee) return;
    auto const left = t.departed_at.ms != 0;
    if (left ? t.n_carried == 0 : t.n_bags == 0) return;  // a trip without mail is the passengers' alone
    Evidence const e{
        EvidenceKind::trip, t.waybill.value, 0, t.number, "", {}, t.planned_departure, {}, t.route};
    auto const in_time = [this](base::Instant planned, base::Instant actual) {
      return actual.ms && actual.ms - planned.ms <= keys_.late_after.value * 1000;
    };
    judge(Measure::on_time_trips, left && in_time(t.planned_departure, t.departed_at), e);
    if (!left || t.arrived_at.ms)
      judge(Measure::on_time_arrivals, left && in_time(t.planned_arrival, t.arrived_at), e);
  }

  void take(mail::SignedLine const& l, std::set<mail::WaybillId> const& over) {
    if (l.giver == terms_.payee) n_carried_ += l.n_items;
    if (l.bag && l.n_bags == 0) return;  // another product of a bag that was counted
    if (l.waybill && !l.to_node && l.receiver == terms_.payee && over.contains(l.waybill))
      taken_.insert({l.handover.value, l.line});
    auto const between = (l.giver == terms_.payee && l.receiver == terms_.payer) ||
                         (l.giver == terms_.payer && l.receiver == terms_.payee);
    Evidence e{EvidenceKind::handover,
               l.handover.value,
               l.line,
               l.code,
               l.product,
               l.direction,
               l.signed_at,
               l.node,
               l.route};
    auto const place = place_of(keys_, l.to_node ? l.to_node : l.node);
    if (between) judge_windows({agreement::Link::handover, way_of(l.direction), place, e});
    if (!l.waybill || !l.to_node || l.giver != terms_.payee) return;
    e.kind = EvidenceKind::carriage;
    judge_windows({agreement::Link::transport, way_of(l.direction), place, e});
  }

  void take(mail::ServedItems const& s, agreement::Link link, EvidenceKind kind) {
    if (s.organisation != terms_.payee) return;
    Evidence const e{kind, s.subject, 0, s.code, s.product, s.direction, s.at, s.node, ""};
    judge_windows({link, way_of(s.direction), place_of(keys_, s.node), e});
  }

  void take(mail::UnscannedLine const& u) {
    if (u.carrier != terms_.payee) return;
    taken_.insert({u.handover.value, u.line});
    ++n_unscanned_;
    out.shortfalls.push_back(
        {Measure::scanned,
         {},
         0,
         {EvidenceKind::handover, u.handover.value, u.line, u.code, "", {}, u.signed_at, u.node, u.route}});
  }

  void add_bad(Measure m, Record r, Evidence const& e) {
    ++of(m, r).count;
    out.shortfalls.push_back({m, r, 0, e});
  }

  void take(mail::DecidedIrregularity const& i) {
    if (i.liable != terms_.payee) return;
    auto const& code = i.item_number.empty() ? i.number : i.item_number;
    Evidence const e{EvidenceKind::irregularity, i.irregularity.value, 0, code, "", {}, i.decided_at, {}, ""};
    if (i.raised_by == terms_.payer) add_bad(Measure::complaints, Record::irregularities, e);
    if (i.kind == "missing") add_bad(Measure::lost, {}, e);
    if (i.kind == "broken" || i.kind == "wet") add_bad(Measure::damaged, {}, e);
  }

  void take(ApprovedLoss const& l) {
    if (l.agreement != terms_.agreement || l.liable != terms_.payee || l.contractor != terms_.payer) return;
    add_bad(Measure::complaints, Record::losses,
            {EvidenceKind::loss, l.loss, 0, l.number, "", {}, l.decided_at, {}, ""});
  }

  void take(Answer const& a) {
    if (a.asked_by != terms_.payer || a.answered_by != terms_.payee) return;
    if (a.agreement && a.agreement != terms_.agreement) return;
    auto const minutes = (a.evidence.at.ms - a.asked_at.ms + kMinuteMs - 1) / kMinuteMs;
    auto& c = of(Measure::answer_minutes, a.record);
    c.count += minutes;
    ++c.total;
    auto const slow = slow_after_.find(a.record);
    if (slow != slow_after_.end() && minutes > slow->second)
      out.shortfalls.push_back({Measure::answer_minutes, a.record, 0, a.evidence});
  }

  bool speaks_of(WindowClause const& w, Deed const& d) const {
    return w.link == d.link && w.way == d.way && w.place == d.place &&
           (w.weekdays >> base::weekday(day_) & 1) != 0;
  }

  void judge_windows(Deed const& d) {
    auto const seconds = (d.evidence.at.ms - base::instant_of(day_, {0}).ms) / 1000;
    WindowResult* nearest = nullptr;
    auto least = std::numeric_limits<std::int64_t>::max();
    for (auto& w : out.windows) {
      if (!speaks_of(w.window, d)) continue;
      if (auto const away = seconds_outside(w.window, seconds); away < least) {
        least = away;
        nearest = &w;
      }
    }
    if (!nearest) return;
    ++(least == 0 ? nearest->inside : nearest->outside);
    judge(Measure::delivered_in_window, least == 0, d.evidence, nearest->window.number);
  }

  void add_target(TargetResult t) {
    auto const c = of(t.measure, t.record);
    t.count = c.count;
    t.total = is_of_carried(t.measure) ? n_carried_ : c.total;
    auto const in_customers_records = t.record == Record::service && t.measure >= Measure::complaints;
    if (in_customers_records) t.total = 0;  // nobody keeps them
    auto const minutes = t.measure == Measure::answer_minutes;
    auto const left = static_cast<__int128>(t.count) * (minutes ? 1 : 10'000);
    auto const right = static_cast<__int128>(t.target) * t.total;
    if (t.total > 0)
      t.reached = (is_at_most(t.measure) ? left <= right : left >= right) ? Reached::met : Reached::missed;
    out.targets.push_back(t);
  }

  Terms const& terms_;
  Keys const& keys_;
  Attainment out;
  base::ServiceDate day_;
  std::map<std::pair<Measure, Record>, Count> counts_;
  std::map<Record, std::int64_t> slow_after_;  ///< minutes
  std::int64_t n_carried_{};                   ///< items
  std::set<std::pair<std::int64_t, std::int64_t>>
      taken_;  ///< lines signed onto vehicles of trips that are over
  std::int64_t n_unscanned_{};
};

bool is_priced(Terms const& t, Incident i) {
  return std::ranges::any_of(t.tariff.adjustments,
                             [i](rating::Adjustment const& a) { return a.incident == i; });
}

/// What was not as promised of what a target measures.
std::vector<Evidence> behind(TargetResult const& t, std::vector<Shortfall> const& all) {
  std::vector<Evidence> out;
  for (auto const& s : all)
    if (s.measure == t.measure && s.record == t.record) out.push_back(s.evidence);
  return out;
}

Incidence incidence_of(Terms const& terms, TargetResult const& t, Attainment const& all, base::Instant at) {
  auto const kind = t.is_kpi ? EvidenceKind::target : EvidenceKind::service_level;
  return {{kind, t.number, terms.version.value, code_of(t), "", {}, at, {}, ""},
          t.reached == Reached::met ? Incident::target_met : Incident::target_missed,
          {t.is_kpi ? rating::PromiseKind::kpi : rating::PromiseKind::service_level, t.number},
          behind(t, all.shortfalls)};
}

}  // namespace

Attainment attainment_of(Terms const& terms, std::vector<DayEvents const*> const& days, Keys const& keys) {
  Counter counter{terms, keys};
  for (auto const* d : days) counter.take(*d);
  return counter.finish();
}

std::vector<Incidence> promise_incidences_of(VersionMonth const& m, Keys const& keys) {
  auto const& terms = *m.terms;
  auto const fines_windows = is_priced(terms, Incident::outside_window);
  auto const rewards = is_priced(terms, Incident::target_met),
             fines = is_priced(terms, Incident::target_missed);
  std::vector<Incidence> out;
  if (m.days.empty() || (!fines_windows && !rewards && !fines)) return out;
  auto const all = attainment_of(m, keys);
  if (fines_windows)
    for (auto const& s : all.shortfalls)
      if (s.measure == Measure::delivered_in_window)
        out.push_back({s.evidence, Incident::outside_window, {rating::PromiseKind::window, s.window}, {}});
  auto const end = beginning_of(base::add_days(m.days.back()->day, 1));
  for (auto const& t : all.targets)
    if ((t.reached == Reached::met && rewards) || (t.reached == Reached::missed && fines))
      out.push_back(incidence_of(terms, t, all, end));
  return out;
}

std::string code_of(TargetResult const& t) {
  std::string out{base::to_name(t.measure)};
  if (t.record != Record::service) out += ':' + std::string{base::to_name(t.record)};
  return out + ' ' + std::to_string(t.count) + '/' + std::to_string(t.total) + ' ' + std::to_string(t.target);
}

}  // namespace settlement::rules
