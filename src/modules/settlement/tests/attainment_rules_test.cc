// Promises judged by events, and what they cost to the cent: pure.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>

#include "modules/settlement/rules/attainment.h"
#include "modules/settlement/rules/bill.h"

namespace settlement::rules {
namespace {

using agreement::Measure;

constexpr OrganisationId kPost{1}, kCoach{2};
constexpr NodeId kVillage{21};
constexpr base::ServiceDate kMonday{20261109}, kSunday{20261108};

base::Instant at(base::ServiceDate day, int hour, int minute = 0) {
  return base::instant_of(day, {hour * 3600 + minute * 60});
}

/// A bag of ten parcels that the coach gives off at the village.
mail::SignedLine given_off(std::int64_t id, base::Instant when) {
  mail::SignedLine l{.handover = {id}, .line = 1, .signed_at = when, .node = kVillage, .to_node = kVillage};
  l.giver = kCoach;
  l.receiver = kPost;
  l.waybill = {1};
  l.route = "101";
  l.bag = {id};
  l.code = "B" + std::to_string(id);
  l.product = "parcel";
  l.direction = mail::Direction::inbound;
  l.n_bags = 1;
  l.n_items = 10;
  return l;
}
mail::SignedLine taken(std::int64_t id, base::Instant when) {
  auto l = given_off(id, when);
  l.handover = {1000 + id};
  l.to_node = {};
  std::swap(l.giver, l.receiver);
  return l;
}
mail::CarrierTrip trip(std::int64_t id, int late_minutes) {
  mail::CarrierTrip t{.waybill = {id}, .trip = {id}, .number = "LD" + std::to_string(id), .route = "101"};
  t.carrier = kCoach;
  t.planned_departure = at(kMonday, 7);
  t.departed_at = at(kMonday, 7, late_minutes);
  t.planned_arrival = at(kMonday, 9);
  t.arrived_at = at(kMonday, 9, late_minutes);
  t.n_bags = t.n_carried = 1;
  return t;
}

agreement::WindowClause window(std::int64_t number, int from, int until, std::int64_t weekdays = 127) {
  return {number,
          agreement::Link::transport,
          agreement::Way::down,
          agreement::Place::village,
          {from * 3600},
          {until * 3600},
          weekdays};
}

Terms terms() {
  Terms t{.version = {5}, .agreement = {1}, .number = "XY-1", .title = "协议"};
  t.payer = kPost;
  t.payee = kCoach;
  t.from_day = {20260101};
  rating::Rule item{.id = {1}, .basis = rating::Basis::item, .link = rating::Link::transport};
  item.tiers = {{0, 350}};
  t.tariff.rules = {item};
  t.tariff.adjustments = {{.id = {6}, .incident = rating::Incident::missing_scan, .each = {-5'000}},
                          {.id = {7}, .incident = rating::Incident::outside_window, .each = {-2'000}},
                          {.id = {8}, .incident = rating::Incident::target_met, .each = {100'000}},
                          {.id = {9}, .incident = rating::Incident::target_missed, .each = {-80'000}}};
  t.windows = {window(1, 8, 12)};
  t.kpis = {{1, Measure::delivered_in_window, 9'500, 6'000}, {2, Measure::lost, 10, 4'000}};
  return t;
}

Keys keys() {
  Keys k;
  k.places[kVillage] = rating::Place::village;
  return k;
}

/// @param n  bags, of which the last `late` come at 13:00
DayEvents day_of(int n, int late) {
  DayEvents d{.day = kMonday};
  for (int i = 1; i <= n; ++i) d.lines.push_back(given_off(i, at(kMonday, i > n - late ? 13 : 9)));
  return d;
}

Bill bill(DayEvents const& day, Terms const& t = terms()) {
  return bill_of({t}, {{20261101}, {20261130}}, {day}, keys()).value();
}
std::int64_t sum(Bill const& b, std::string const& incident) {
  std::int64_t out = 0;
  for (auto const& l : b.lines)
    if (l.incident == incident) out += l.amount.value;
  return out;
}
TargetResult target(Attainment const& a, Measure m) {
  return *std::ranges::find(a.targets, m, &TargetResult::measure);
}

TEST(Attainment, clause_3_2_2_a_target_met_exactly_is_rewarded_and_what_misses_it_is_fined) {
  auto const met = bill(day_of(20, 1));
  EXPECT_EQ(sum(met, "outside_window"), -2'000);
  EXPECT_EQ(sum(met, "target_met"), 200'000) << "19 of 20 are 95 %, and nothing was lost";
  EXPECT_EQ(sum(met, "target_missed"), 0);
  auto const missed = bill(day_of(20, 2));
  EXPECT_EQ(sum(missed, "outside_window"), -4'000);
  EXPECT_EQ(sum(missed, "target_met"), 100'000);
  EXPECT_EQ(sum(missed, "target_missed"), -80'000);
}

TEST(Attainment, clause_3_6_1_a_fine_names_the_handover_and_a_target_its_clause_and_version) {
  auto const b = bill(day_of(20, 2));
  for (auto const& l : b.lines) {
    if (l.incident == "outside_window") {
      ASSERT_EQ(l.parts.size(), 2u);
      EXPECT_EQ(l.parts[0].evidence.kind, EvidenceKind::carriage);
      EXPECT_EQ(l.parts[0].evidence.subject, 19);
      EXPECT_EQ(l.route, "101");
    }
    if (l.incident != "target_missed") continue;
    ASSERT_EQ(l.parts.size(), 3u) << "the target, and the two that came late";
    EXPECT_EQ(l.parts[0].amount, base::Money{-80'000});
    for (auto const i : {1u, 2u}) {
      EXPECT_EQ(l.parts[i].evidence.kind, EvidenceKind::carriage);
      EXPECT_EQ(l.parts[i].quantity, 0);
      EXPECT_EQ(l.parts[i].amount, base::Money{});
    }
    EXPECT_EQ(l.quantity, 1);
    EXPECT_EQ(l.parts[0].evidence.kind, EvidenceKind::target);
    EXPECT_EQ(l.parts[0].evidence.subject, 1);
    EXPECT_EQ(l.parts[0].evidence.sub, 5);
    EXPECT_EQ(l.parts[0].evidence.code, "delivered_in_window 18/20 9500");
    EXPECT_EQ(l.version, agreement::VersionId{5});
  }
}

TEST(Attainment, clause_3_2_2_what_no_window_speaks_of_is_not_judged) {
  auto t = terms();
  t.windows = {window(1, 8, 12, 0b0111111)};  // not on Sundays
  DayEvents sunday{.day = kSunday};
  sunday.lines = {given_off(1, at(kSunday, 20))};
  auto const a = attainment_of(t, {&sunday}, keys());
  EXPECT_EQ(target(a, Measure::delivered_in_window).reached, Reached::unmeasured);
  EXPECT_TRUE(a.shortfalls.empty());
  EXPECT_EQ(sum(bill(sunday, t), "target_met"), 100'000) << "only that nothing was lost";
}

TEST(Attainment, clause_3_2_2_of_several_windows_one_is_enough_and_the_nearest_one_is_missed) {
  auto t = terms();
  t.windows = {window(1, 8, 10), window(2, 14, 26)};
  DayEvents d{.day = kMonday};
  d.lines = {given_off(1, at(kMonday, 9)), given_off(2, at(kMonday, 25)), given_off(3, at(kMonday, 13))};
  auto const a = attainment_of(t, {&d}, keys());
  EXPECT_EQ(a.windows[0].inside, 1);
  EXPECT_EQ(a.windows[1].inside, 1) << "until 02:00 of the next day";
  EXPECT_EQ(a.windows[1].outside, 1);
  ASSERT_EQ(a.shortfalls.size(), 1u);
  EXPECT_EQ(a.shortfalls[0].window, 2);
}

TEST(Attainment, clause_3_2_2_a_bag_of_several_products_comes_once) {
  DayEvents d{.day = kMonday};
  d.lines = {given_off(1, at(kMonday, 9)), given_off(1, at(kMonday, 9))};
  d.lines[1].product = "letter";
  d.lines[1].n_bags = 0;
  EXPECT_EQ(attainment_of(terms(), {&d}, keys()).windows[0].inside, 1);
}

TEST(Attainment, clause_3_6_1_what_is_never_scanned_off_is_fined_and_counts_against_completeness) {
  auto t = terms();
  t.service_levels = {{1, Measure::scanned, 10'000, ""}};
  auto d = day_of(3, 0);
  d.trips = {trip(1, 0)};
  for (int i = 1; i <= 4; ++i) d.lines.push_back(taken(i, at(kMonday, 7)));
  d.unscanned = {{{1004}, 1, at(kMonday, 7), {}, {1}, "101", kCoach, "B4"}};
  auto const scanned = target(attainment_of(t, {&d}, keys()), Measure::scanned);
  EXPECT_EQ(scanned.count, 3);
  EXPECT_EQ(scanned.total, 4);
  EXPECT_EQ(scanned.reached, Reached::missed);
  EXPECT_EQ(sum(bill(d, t), "missing_scan"), -5'000);
  d.unscanned[0].carrier = kPost;
  EXPECT_EQ(sum(bill(d, t), "missing_scan"), 0) << "the payee did not carry it";
}

TEST(Attainment, clause_3_2_2_losses_are_rates_of_what_was_carried) {
  auto d = day_of(100, 0);  // 1,000 items: a thousandth may be lost
  d.irregularities = {{.irregularity = {1}, .number = "YD1", .kind = "missing", .liable = kCoach}};
  EXPECT_EQ(target(attainment_of(terms(), {&d}, keys()), Measure::lost).reached, Reached::met);
  d.irregularities.push_back({.irregularity = {2}, .number = "YD2", .kind = "missing", .liable = kCoach});
  EXPECT_EQ(target(attainment_of(terms(), {&d}, keys()), Measure::lost).reached, Reached::missed);
}

TEST(Attainment, clause_3_2_2_trips_are_on_time_within_the_grace_and_complaints_stay_unmeasured) {
  auto t = terms();
  t.service_levels = {{1, Measure::on_time_trips, 5'000, ""},
                      {2, Measure::on_time_arrivals, 9'000, ""},
                      {3, Measure::complaints, 10, ""}};
  DayEvents d{.day = kMonday};
  d.trips = {trip(1, 15), trip(2, 16), trip(3, 0)};
  d.trips[2].departed_at = d.trips[2].arrived_at = {};
  auto const a = attainment_of(t, {&d}, keys());
  EXPECT_EQ(target(a, Measure::on_time_trips).count, 1);
  EXPECT_EQ(target(a, Measure::on_time_trips).total, 3) << "one never left although mail was listed";
  EXPECT_EQ(target(a, Measure::on_time_arrivals).reached, Reached::missed);
  EXPECT_EQ(target(a, Measure::complaints).reached, Reached::unmeasured);
}

TEST(Attainment, clause_3_6_1_each_version_is_judged_on_its_own_days) {
  auto first = terms(), second = terms();
  first.until_day = {20261109};
  second.version = {6};
  second.from_day = {20261110};
  second.kpis = {{1, Measure::delivered_in_window, 10'000, 10'000}};
  auto late = day_of(10, 10);
  late.day = {20261110};
  for (auto& l : late.lines) l.signed_at = l.signed_at.plus_ms(86'400'000);
  auto const b = bill_of({first, second}, {{20261101}, {20261130}}, {day_of(10, 0), late}, keys()).value();
  for (auto const& l : b.lines) {
    if (l.incident == "target_met") {
      EXPECT_EQ(l.version, agreement::VersionId{5});
    } else if (l.incident == "target_missed") {
      EXPECT_EQ(l.version, agreement::VersionId{6});
    }
  }
  EXPECT_EQ(sum(b, "target_met"), 200'000);
  EXPECT_EQ(sum(b, "target_missed"), -80'000);
}

TEST(Attainment, clause_3_2_2_a_bonus_that_names_a_target_is_paid_for_that_one_alone) {
  auto t = terms();
  t.service_levels = {{1, Measure::delivered_in_window, 9'000, "", {}}};
  EXPECT_EQ(sum(bill(day_of(20, 1), t), "target_met"), 200'000) << "each KPI, no service level";
  t.tariff.adjustments[2].promise = {rating::PromiseKind::kpi, 1};
  t.tariff.adjustments[3].promise = {rating::PromiseKind::kpi, 2};
  t.names[8] = "指标达成（考核指标 1：时限达成率 95%）";
  auto const b = bill(day_of(20, 1), t);
  EXPECT_EQ(sum(b, "target_met"), 100'000);
  for (auto const& l : b.lines)
    if (l.incident == "target_met") {
      EXPECT_EQ(l.name, t.names[8]);
      EXPECT_EQ(l.parts.at(0).evidence.subject, 1);
    }
  EXPECT_EQ(sum(bill(day_of(20, 2), t), "target_missed"), 0)
      << "the KPI that was missed is not the one named";
  t.tariff.adjustments[2].promise = {rating::PromiseKind::service_level, 1};
  auto const by_level = bill(day_of(20, 2), t);
  EXPECT_EQ(sum(by_level, "target_met"), 100'000) << "18 of 20 are the 90 % of the service level";
  for (auto const& l : by_level.lines)
    if (l.incident == "target_met") {
      EXPECT_EQ(l.parts.at(0).evidence.kind, EvidenceKind::service_level);
    }
}

TEST(Attainment, clause_3_2_2_a_fine_that_names_a_window_is_for_that_window_alone) {
  auto t = terms();
  t.windows = {window(1, 8, 10), window(2, 14, 26)};
  DayEvents d{.day = kMonday};
  d.lines = {given_off(1, at(kMonday, 10, 30)), given_off(2, at(kMonday, 13)),
             given_off(3, at(kMonday, 13, 30))};
  EXPECT_EQ(sum(bill(d, t), "outside_window"), -6'000);
  t.tariff.adjustments[1].promise = {rating::PromiseKind::window, 2};
  EXPECT_EQ(sum(bill(d, t), "outside_window"), -4'000);
  t.tariff.adjustments[1].promise = {rating::PromiseKind::window, 1};
  EXPECT_EQ(sum(bill(d, t), "outside_window"), -2'000);
}

/// A question of the post that the coaches answer after so many minutes.
Answer answered(agreement::Record record, int minutes, OrganisationId by = kCoach) {
  auto const asked = at(kMonday, 8);
  return {record,
          {},
          by == kCoach ? kPost : kCoach,
          by,
          asked,
          {EvidenceKind::irregularity,
           minutes,
           0,
           "YD",
           "",
           {},
           asked.plus_ms(minutes * 60'000 - 30'000),
           {},
           ""}};
}

TEST(Attainment, clause_3_6_1_minutes_to_an_answer_are_those_of_the_records_that_the_clause_names) {
  using agreement::Record;
  auto t = terms();
  t.kpis = {{1, Measure::answer_minutes, 30, 5'000, Record::irregularities},
            {2, Measure::answer_minutes, 60, 3'000, Record::disputes},
            {3, Measure::answer_minutes, 30, 2'000, Record::service}};
  DayEvents d{.day = kMonday};
  d.answers = {answered(Record::irregularities, 20), answered(Record::irregularities, 41),
               answered(Record::irregularities, 5, kPost), answered(Record::disputes, 60)};
  auto const a = attainment_of(t, {&d}, keys());
  EXPECT_EQ(a.targets[0].count, 61) << "begun minutes are whole ones; the post's own answers are not judged";
  EXPECT_EQ(a.targets[0].total, 2);
  EXPECT_EQ(a.targets[0].reached, Reached::missed) << "30.5 minutes on average";
  EXPECT_EQ(a.targets[1].reached, Reached::met);
  EXPECT_EQ(a.targets[2].reached, Reached::unmeasured);
  ASSERT_EQ(a.shortfalls.size(), 1u);
  EXPECT_EQ(a.shortfalls[0].evidence.subject, 41);
  EXPECT_EQ(sum(bill(d, t), "target_missed"), -80'000);
  EXPECT_EQ(sum(bill(d, t), "target_met"), 100'000) << "what nobody records is neither fined nor rewarded";
  d.answers[3].agreement = {99};
  EXPECT_EQ(attainment_of(t, {&d}, keys()).targets[1].reached, Reached::unmeasured)
      << "another agreement's dispute";
}

TEST(Attainment, clause_3_6_1_complaints_are_counted_from_the_records_that_the_clause_names) {
  using agreement::Record;
  auto t = terms();
  t.kpis = {{1, Measure::complaints, 20, 4'000, Record::irregularities},
            {2, Measure::complaints, 10, 4'000, Record::losses},
            {3, Measure::complaints, 10, 2'000, Record::service}};
  auto d = day_of(100, 0);  // 1,000 items
  d.irregularities = {
      {.irregularity = {1}, .number = "YD1", .kind = "form", .raised_by = kPost, .liable = kCoach},
      {.irregularity = {2}, .number = "YD2", .kind = "form", .raised_by = kPost, .liable = kCoach},
      {.irregularity = {3}, .number = "YD3", .kind = "form", .raised_by = kCoach, .liable = kCoach},
      {.irregularity = {4}, .number = "YD4", .kind = "form", .raised_by = kPost, .liable = kPost}};
  for (std::int64_t i = 1; i <= 2; ++i)
    d.losses.push_back({i, "PC", {1}, kPost, kCoach, at(kMonday, 12), {1'000}, false});
  auto const a = attainment_of(t, {&d}, keys());
  EXPECT_EQ(a.targets[0].count, 2);
  EXPECT_EQ(a.targets[0].total, 1'000);
  EXPECT_EQ(a.targets[0].reached, Reached::met);
  EXPECT_EQ(a.targets[1].count, 2);
  EXPECT_EQ(a.targets[1].reached, Reached::missed);
  EXPECT_EQ(a.targets[2].reached, Reached::unmeasured);
  auto const b = bill(d, t);
  EXPECT_EQ(sum(b, "target_met"), 100'000);
  EXPECT_EQ(sum(b, "target_missed"), -80'000);
}

/// Days of random months under two versions with a cut-off: each row of the page is what the bill of it is
/// made of.
TEST(Attainment, clause_3_6_1_page_and_bill_are_one_judgement_for_random_days) {
  for (unsigned seed = 1; seed <= 40; ++seed) {
    std::mt19937_64 random{seed};
    auto const pick = [&random](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
    auto first = terms(), second = terms();
    first.cycle.cutoff_day = second.cycle.cutoff_day = pick(2) ? 0 : 1 + pick(28);
    first.until_day = base::add_days({20260901}, 10 + pick(60));
    second.version = {6};
    second.from_day = base::add_days(first.until_day, 1);
    second.kpis[0].target = 1 + pick(10'000);
    second.tariff.adjustments[2].promise = {rating::PromiseKind::kpi, 1};
    std::vector<DayEvents> days;
    Period const period{{20260901}, base::add_days({20260901}, 70 + pick(20))};
    for (auto day = period.first; day <= period.last; day = base::add_days(day, 1)) {
      auto& d = days.emplace_back(DayEvents{.day = day});
      for (int i = pick(4); i > 0; --i)
        d.lines.push_back(given_off(1 + pick(1'000'000), at(day, 5 + pick(18))));
      if (pick(20) == 0)
        d.irregularities = {
            {.irregularity = {pick(1000)}, .number = "YD", .kind = "missing", .liable = kCoach}};
    }
    std::map<std::int64_t, std::map<std::string, std::int64_t>> page, billed;
    std::vector const both{first, second};
    for (auto const& m : version_months_of(both, period, days)) {
      auto const a = attainment_of(m, keys());
      auto& of = page[m.terms->version.value];
      for (auto const& w : a.windows) of["outside_window"] -= 2'000 * w.outside;
      for (auto const& k : a.targets) {
        auto const named = m.terms->version.value == 6;
        if (k.reached == Reached::met && (!named || k.number == 1)) of["target_met"] += 100'000;
        if (k.reached == Reached::missed) of["target_missed"] -= 80'000;
      }
    }
    auto const b = bill_of(both, period, days, keys()).value();
    for (auto const& l : b.lines)
      if (!l.incident.empty()) billed[l.version.value][l.incident] += l.amount.value;
    for (auto* all : {&page, &billed})
      for (auto& [version, of] : *all) std::erase_if(of, [](auto const& entry) { return entry.second == 0; });
    for (auto* all : {&page, &billed})
      std::erase_if(*all, [](auto const& entry) { return entry.second.empty(); });
    EXPECT_EQ(page, billed) << "seed " << seed;
    EXPECT_FALSE(billed.empty());
  }
}

/// Whatever happens in whatever order: every judged event is inside or outside exactly one window, shortfalls
/// are what is missing to the total, and the same days in another order give the same bill.
TEST(Attainment, clause_3_6_1_counts_hold_together_for_random_days) {
  for (unsigned seed = 1; seed <= 60; ++seed) {
    std::mt19937_64 random{seed};
    auto const pick = [&random](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
    auto t = terms();
    t.windows.clear();
    for (int i = 1; i <= 1 + pick(4); ++i) {
      auto const from = pick(20);
      t.windows.push_back(window(i, from, from + 1 + pick(8), 1 + pick(127)));
    }
    DayEvents d{.day = kMonday};
    for (int i = 1; i <= 40; ++i) d.lines.push_back(given_off(i, at(kMonday, 4 + pick(24), pick(60))));
    auto const a = attainment_of(t, {&d}, keys());
    auto const kpi = target(a, Measure::delivered_in_window);
    std::int64_t inside = 0, outside = 0;
    for (auto const& w : a.windows) inside += w.inside, outside += w.outside;
    EXPECT_EQ(inside, kpi.count);
    EXPECT_EQ(inside + outside, kpi.total);
    EXPECT_EQ(outside, std::ssize(a.shortfalls));
    auto const before = bill(d, t);
    EXPECT_EQ(sum(before, "outside_window"), -2'000 * outside);
    std::ranges::shuffle(d.lines, random);
    auto const after = bill(d, t);
    ASSERT_EQ(before.lines.size(), after.lines.size());
    for (std::size_t i = 0; i < before.lines.size(); ++i) {
      EXPECT_EQ(before.lines[i].amount, after.lines[i].amount);
      EXPECT_EQ(before.lines[i].incident, after.lines[i].incident);
    }
  }
}

}  // namespace
}  // namespace settlement::rules
