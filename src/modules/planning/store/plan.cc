// SQL over planning_plan, _figures, _trip, _call, _load and _ride.
#include "modules/planning/store/plan.h"

#include <algorithm>

#include "modules/planning/rules/refusals.h"
#include "platform/db/filter.h"
#include "platform/db/object.h"

namespace planning::store {
namespace {

using platform::db::columns_of;
using rules::Figures;
using rules::Load;
using rules::LoadOfPlan;
using rules::LoadRide;
using rules::Plan;
using rules::PlanCall;
using rules::PlanTrip;

constexpr std::int64_t kLoadsMax = 50'000;

std::string const kSelect = "SELECT " + columns_of<Plan>() + " FROM planning_plan WHERE region = $1";

struct PlannedBag {
  BagId bag;
};
DESCRIBE(PlannedBag, "A bag that a plan knows.", FIELD(bag, "bag"))

/// Inserts rows of a plan that do not name it themselves.
template <typename Row>
class Inserter {
 public:
  Inserter(Tx& tx, base::Region region, PlanId plan, char const* table)
      : tx_{tx}, region_{region}, plan_{plan} {
    auto const n = base::type_of<Row>().fields.size();
    sql_ = std::string{"INSERT INTO "} + table + " (region, plan, " + columns_of<Row>() + ") VALUES ($1, $2";
    for (std::size_t i = 0; i < n; ++i) sql_ += ", $" + std::to_string(i + 3);
    sql_ += ")";
  }
  void add(Row const& row) {
    auto params = platform::db::params_of(base::type_of<Row>(), &row);
    params.insert(params.begin(), {platform::db::Param{region_}, platform::db::Param{plan_}});
    tx_.run_later(sql_, params);
  }

 private:
  Tx& tx_;
  base::Region region_;
  PlanId plan_;
  std::string sql_;
};

/// Gives each load its rides; both come in order of load.
std::vector<LoadOfPlan> with_rides(std::vector<Load> loads, std::vector<LoadRide> const& rides) {
  std::vector<LoadOfPlan> out;
  auto at = rides.begin();
  for (auto& load : loads) {
    auto& l = out.emplace_back(LoadOfPlan{std::move(load), {}});
    at = std::find_if(at, rides.end(), [&l](LoadRide const& r) { return r.load >= l.load.seq; });
    for (; at != rides.end() && at->load == l.load.seq; ++at) l.rides.push_back(*at);
  }
  return out;
}

std::vector<LoadRide> rides_between(Tx& tx, base::Region region, PlanId plan, std::int64_t first,
                                    std::int64_t last) {
  static std::string const sql =
      "SELECT " + columns_of<LoadRide>() +
      " FROM planning_ride WHERE region = $1 AND plan = $2 AND load BETWEEN $3 AND $4"
      " ORDER BY load, leg LIMIT 200000";
  return tx.list<LoadRide>(sql, {region, plan, first, last});
}

/// Everything that a filter says but where to begin.
platform::db::Filter& narrow(platform::db::Filter& q, LoadFilter const& f) {
  q.add("plan = ?", f.plan);
  q.also("n_bags > 0");
  q.equal("reason", f.reason).equal("source", f.source).equal("way", f.way);
  q.equal("origin", f.origin).equal("destination", f.destination);
  if (f.staying) q.also("way = 'tomorrow'");
  if (f.late) q.also("arrives > promise");
  if (f.moved_by_hand) q.also("moved_by <> 0");
  return q;
}

}  // namespace

void insert_plan(Tx& tx, base::Region region, Plan const& p) { tx.insert("planning_plan", region, p); }

base::Outcome save_plan(Tx& tx, base::Region region, Plan const& p) {
  if (!platform::db::update_object(tx, "planning_plan", region, p)) return refusal::changed_meanwhile;
  return base::Done{};
}

base::Result<Plan> get_plan(Tx& tx, base::Region region, PlanId id) {
  static std::string const sql = kSelect + " AND id = $2";
  if (auto p = tx.find<Plan>(sql, {region, id})) return *std::move(p);
  return refusal::plan_unknown;
}

std::optional<Plan> find_published(Tx& tx, base::Region region, base::ServiceDate day) {
  static std::string const sql = kSelect + " AND service_date = $2 AND state = 'published'";
  return tx.find<Plan>(sql, {region, day});
}

std::vector<Plan> list_plans(Tx& tx, base::Region region, PlanFilter const& f) {
  static std::string const select = "SELECT " + columns_of<Plan>() + " FROM planning_plan";
  platform::db::Filter q{select, region};
  q.equal("service_date", f.service_date).equal("state", f.state);
  if (f.after) q.add("id < ?", f.after);
  return platform::db::list<Plan>(tx, q.order("id DESC", f.limit));
}

Figures get_figures(Tx& tx, base::Region region, PlanId plan) {
  static std::string const sql =
      "SELECT " + columns_of<Figures>() + " FROM planning_figures WHERE region = $1 AND plan = $2";
  return tx.find<Figures>(sql, {region, plan}).value_or(Figures{});
}

void insert_content(Tx& tx, base::Region region, rules::DayPlan const& plan) {
  auto const id = plan.head.id;
  Inserter<Figures>{tx, region, id, "planning_figures"}.add(plan.figures);
  Inserter<PlanTrip> trips{tx, region, id, "planning_trip"};
  Inserter<PlanCall> calls{tx, region, id, "planning_call"};
  for (auto const& t : plan.trips) {
    trips.add(t.trip);
    for (auto const& c : t.calls) calls.add(c);
  }
  Inserter<Load> loads{tx, region, id, "planning_load"};
  Inserter<LoadRide> rides{tx, region, id, "planning_ride"};
  for (auto const& l : plan.loads) {
    loads.add(l.load);
    for (auto const& r : l.rides) rides.add(r);
  }
}

void save_intake(Tx& tx, base::Region region, rules::DayPlan const& before, rules::DayPlan const& after) {
  auto const id = after.head.id;
  tx.execute("DELETE FROM planning_figures WHERE region = $1 AND plan = $2", {region, id});
  Inserter<Figures>{tx, region, id, "planning_figures"}.add(after.figures);
  for (std::size_t i = 0; i < before.loads.size(); ++i) {
    auto const& l = after.loads[i].load;
    if (l.n_items == before.loads[i].load.n_items) continue;
    tx.post(
        "UPDATE planning_load SET n_items = $4, n_bags = $5, weight_g = $6, volume_cm3 = $7, cost_li = $8"
        " WHERE region = $1 AND plan = $2 AND seq = $3",
        {region, id, l.seq, l.n_items, l.n_bags, l.weight_g, l.volume_cm3, l.cost_li});
  }
  for (std::size_t t = 0; t < after.trips.size(); ++t)
    for (std::size_t c = 0; c < after.trips[t].calls.size(); ++c) {
      auto const &was = before.trips[t].calls[c], &is = after.trips[t].calls[c];
      if (is.loaded_g == was.loaded_g && is.loaded_cm3 == was.loaded_cm3 && is.loaded_bags == was.loaded_bags)
        continue;
      tx.post(
          "UPDATE planning_call SET loaded_g = $5, loaded_cm3 = $6, loaded_bags = $7"
          " WHERE region = $1 AND plan = $2 AND trip_seq = $3 AND call = $4",
          {region, id, is.trip_seq, is.call, is.loaded_g, is.loaded_cm3, is.loaded_bags});
    }
  Inserter<Load> loads{tx, region, id, "planning_load"};
  Inserter<LoadRide> rides{tx, region, id, "planning_ride"};
  for (auto i = before.loads.size(); i < after.loads.size(); ++i) {
    loads.add(after.loads[i].load);
    for (auto const& r : after.loads[i].rides) rides.add(r);
  }
}

void save_proof(Tx& tx, base::Region region, PlanId plan, rules::Figures const& f) {
  tx.execute("UPDATE planning_figures SET bound_li = $3, gap_ppm = $4 WHERE region = $1 AND plan = $2",
             {region, plan, f.bound_li, f.gap_ppm});
}

std::set<BagId> list_planned_bags(Tx& tx, base::Region region, PlanId plan) {
  std::set<BagId> out;
  for (auto const& l : tx.list<PlannedBag>(
           "SELECT bag FROM planning_load WHERE region = $1 AND plan = $2 AND bag <> 0 LIMIT 50000",
           {region, plan}))
    out.insert(l.bag);
  return out;
}

void erase_content(Tx& tx, base::Region region, PlanId plan) {
  tx.execute("DELETE FROM planning_ride WHERE region = $1 AND plan = $2", {region, plan});
  tx.execute("DELETE FROM planning_load WHERE region = $1 AND plan = $2", {region, plan});
  tx.execute("DELETE FROM planning_call WHERE region = $1 AND plan = $2", {region, plan});
  tx.execute("DELETE FROM planning_trip WHERE region = $1 AND plan = $2", {region, plan});
}

std::optional<PlanId> find_forgettable(Tx& tx, base::Region region, base::ServiceDate before) {
  auto const id = tx.find_integer(
      "SELECT p.id FROM planning_plan p WHERE p.region = $1 AND p.service_date < $2 AND p.state <> "
      "'published'"
      " AND EXISTS (SELECT 1 FROM planning_trip t WHERE t.region = p.region AND t.plan = p.id) ORDER BY p.id "
      "LIMIT 1",
      {region, before});
  return id ? std::optional{PlanId{*id}} : std::nullopt;
}

std::vector<rules::TripOfPlan> list_trips(Tx& tx, base::Region region, PlanId plan) {
  static std::string const trips =
      "SELECT " + columns_of<PlanTrip>() +
      " FROM planning_trip WHERE region = $1 AND plan = $2 ORDER BY seq LIMIT 50000";
  static std::string const calls =
      "SELECT " + columns_of<PlanCall>() +
      " FROM planning_call WHERE region = $1 AND plan = $2 ORDER BY trip_seq, call"
      " LIMIT 500000";
  std::vector<rules::TripOfPlan> out;
  for (auto& t : tx.list<PlanTrip>(trips, {region, plan})) out.push_back({std::move(t), {}});
  for (auto& c : tx.list<PlanCall>(calls, {region, plan}))
    out.at(static_cast<std::size_t>(c.trip_seq)).calls.push_back(std::move(c));
  return out;
}

std::vector<Load> list_all_loads(Tx& tx, base::Region region, PlanId plan) {
  static std::string const sql =
      "SELECT " + columns_of<Load>() +
      " FROM planning_load WHERE region = $1 AND plan = $2 ORDER BY seq LIMIT 50000";
  return tx.list<Load>(sql, {region, plan});
}

rules::DayPlan read_content(Tx& tx, base::Region region, Plan head) {
  auto const id = head.id;
  rules::DayPlan out{std::move(head), get_figures(tx, region, id), list_trips(tx, region, id), {}, {}};
  out.loads = with_rides(list_all_loads(tx, region, id), rides_between(tx, region, id, 0, kLoadsMax));
  return out;
}

std::vector<LoadOfPlan> list_loads(Tx& tx, base::Region region, LoadFilter const& f) {
  static std::string const select = "SELECT " + columns_of<Load>() + " FROM planning_load";
  platform::db::Filter q{select, region};
  narrow(q, f).add("seq > ?", f.after);
  auto loads = platform::db::list<Load>(tx, q.order("seq", f.limit));
  if (loads.empty()) return {};
  auto const rides = rides_between(tx, region, f.plan, loads.front().seq, loads.back().seq);
  return with_rides(std::move(loads), rides);
}

std::int64_t count_loads(Tx& tx, base::Region region, LoadFilter const& f) {
  platform::db::Filter q{"SELECT COUNT(*) FROM planning_load", region};
  return platform::db::count(tx, narrow(q, f));
}

std::optional<Load> find_load(Tx& tx, base::Region region, PlanId plan, std::int64_t seq) {
  static std::string const sql =
      "SELECT " + columns_of<Load>() + " FROM planning_load WHERE region = $1 AND plan = $2 AND seq = $3";
  return tx.find<Load>(sql, {region, plan, seq});
}

std::vector<LoadOfPlan> list_riders(Tx& tx, base::Region region, PlanId plan, TripId trip) {
  static std::string const sql =
      "SELECT " + columns_of<Load>() +
      " FROM planning_load WHERE region = $1 AND plan = $2 AND n_bags > 0 AND seq IN"
      " (SELECT r.load FROM planning_ride r WHERE r.region = $1 AND r.plan = $2"
      " AND r.trip = $3) ORDER BY seq LIMIT 5000";
  auto loads = tx.list<Load>(sql, {region, plan, trip});
  if (loads.empty()) return {};
  auto const rides = rides_between(tx, region, plan, loads.front().seq, loads.back().seq);
  return with_rides(std::move(loads), rides);
}

}  // namespace planning::store
