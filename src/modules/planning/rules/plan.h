// A day plan in memory as it is in the database: its head, its figures, its trips by call and its loads by
// ride.
#pragma once
#include <string>
#include <vector>

#include "engine/routing/plan.h"
#include "modules/planning/planning.h"
#include "modules/planning/rules/vehicle_type.h"

namespace planning::rules {

/// Why a plan differs from the one that it follows.
enum class ChangeKind { none, cancel, delay, resize, extra, substitute, merge, move, tour };
DESCRIBE_ENUM(ChangeKind, "What a plan changes in the one before.", "none", "cancel", "delay", "resize",
              "extra", "substitute", "merge", "move", "tour")

/// How much time is spent on a proposal.
enum class Effort { quick, normal, thorough };
DESCRIBE_ENUM(Effort, "How long to look for a better plan.", "quick", "normal", "thorough")

struct Plan {
  PlanId id;
  PlanId parent;  ///< the plan that it changes; 0 for a proposal made anew
  base::ServiceDate service_date;
  PlanState state{PlanState::computing};
  std::string name;
  base::ServiceTime as_of;  ///< what left before is left
  Effort effort{Effort::normal};
  bool with_forecast{};
  bool with_tours{};  ///< vans of the fleet take what no departure does
  ChangeKind change{};
  std::string subject;              ///< what is changed, for people: "101 07:00"
  std::string reason;               ///< why it is changed
  std::string failure, failure_en;  ///< why it failed
  bool needs_approval{};            ///< by another person than who made it
  PersonId made_by, published_by;
  base::Instant made_at, published_at;
  std::int64_t version{1};
};
DESCRIBE(Plan, "A day plan.", FIELD(id, "key"), FIELD(parent, "the plan that it changes, 0: made anew"),
         FIELD(service_date, "operating day"), FIELD(state, "life"), FIELD(name, "name"),
         FIELD(as_of, "what left before is left"), FIELD(effort, "how long was looked"),
         FIELD(with_forecast, "with usual mail that nobody announced"),
         FIELD(with_tours, "vans of the fleet take what no departure does"), FIELD(change, "what it changes"),
         FIELD(subject, "which trip or load it changes"), FIELD(reason, "why"),
         FIELD(failure, "why it failed, Chinese"), FIELD(failure_en, "why it failed, English"),
         FIELD(needs_approval, "another person publishes it"), FIELD(made_by, "who made it"),
         FIELD(published_by, "who published it"), FIELD(made_at, "made"), FIELD(published_at, "published"),
         FIELD(version, "grows with every change"))

/// What tells plans apart. Shares are per mille.
struct Figures {
  std::int64_t n_loads{}, n_items{}, n_carried{}, n_staying{}, n_late{}, n_trips{}, n_moved{}, n_moves_lost{};
  std::int64_t kept_permille{1000};  ///< loads that keep their promise
  base::Money cost_li, bound_li;     ///< weighted; no plan costs less than the bound, 0: not computed
  std::int64_t gap_ppm{};            ///< of cost over bound
  base::Money carriage_li;           ///< money alone: carriage and handling
  base::Money tours_li;              ///< of it, vans' tours, extra runs and other vehicles than usual
  base::Money more_li;               ///< of a change: carriage and handling beyond the plan before
  std::int64_t weight_permille{}, volume_permille{};  ///< of the room, on legs of trips with mail, by length
  base::Metres mail_m, empty_m;  ///< legs of trips with mail that carry some, and none; by road, or estimated
  std::int64_t run_ms{};
};
DESCRIBE(Figures, "Figures of a plan.", FIELD(n_loads, "loads"), FIELD(n_items, "items in them"),
         FIELD(n_carried, "loads that go today"), FIELD(n_staying, "loads that stay, each with a reason"),
         FIELD(n_late, "loads behind their promise"), FIELD(n_trips, "trips with mail"),
         FIELD(n_moved, "loads that go another way than in the plan before"),
         FIELD(n_moves_lost, "moves by hand whose way is not to be had any more"),
         FIELD(kept_permille, "loads that keep their promise, ‰"), FIELD(cost_li, "weighted cost, 厘"),
         FIELD(bound_li, "no plan costs less, 厘; 0: not computed"),
         FIELD(gap_ppm, "cost over bound, millionths"), FIELD(carriage_li, "carriage and handling, 厘"),
         FIELD(tours_li, "of it, tours of vans, extra runs, and other vehicles than usual, 厘"),
         FIELD(more_li, "of it beyond the plan before, 厘"), FIELD(weight_permille, "room used by mass, ‰"),
         FIELD(volume_permille, "room used by volume, ‰"), FIELD(mail_m, "with mail aboard, metres"),
         FIELD(empty_m, "without mail between, metres"), FIELD(run_ms, "computing, ms"))

enum class TripState { runs, late, cancelled, extra, merged };
DESCRIBE_ENUM(TripState, "A trip in a plan.", "runs", "late", "cancelled", "extra", "merged")

/// What is known of what passengers need of a hold: a share of it, the table of reserves, tickets of earlier
/// days, tickets of this day, or what somebody said.
enum class ReserveSource { share, table, tickets, sold, by_hand };
DESCRIBE_ENUM(ReserveSource, "What a reserve is known from.", "share", "table", "tickets", "sold", "by_hand")

/// A trip as the plan takes it.
struct PlanTrip {
  std::int64_t seq{};
  TripId trip;
  TripState state{TripState::runs};
  std::string line, headsign;
  base::Grams hold_g, reserve_g;  ///< physical, and of that for passengers' baggage
  base::CubicCentimetres hold_cm3, reserve_cm3;
  std::int64_t hold_bags{}, reserve_bags{};
  base::Seconds late_s;
  std::int64_t cancelled_from{-1};      ///< first call without service
  std::string vehicle;                  ///< plate, when a change named one
  TripId instead_of;                    ///< an extra run: the trip that it helps out
  FleetVanId fleet_van;                 ///< a tour 专车巡回: the van that drives it
  base::Seconds driving_s, unbroken_s;  ///< of a tour, at the wheel: in all, and the longest without a rest
  base::Money cost_li;                  ///< of a tour or an extra run, or of another vehicle beyond the usual one
  std::int64_t block{};  ///< 车辆周转: trips of one vehicle have the same; 0: it does not run
  ReserveSource reserve_from{};
  std::int64_t skills{};  ///< of its vehicle, bits of Skill
};
DESCRIBE(PlanTrip, "A trip in a plan.", FIELD(seq, "order"), FIELD(trip, "trip"), FIELD(state, "how it runs"),
         FIELD(line, "line"), FIELD(headsign, "where to"), FIELD(hold_g, "hold, grams"),
         FIELD(reserve_g, "of it for passengers, grams"), FIELD(hold_cm3, "hold, cm³"),
         FIELD(reserve_cm3, "of it for passengers, cm³"), FIELD(hold_bags, "hold, bags"),
         FIELD(reserve_bags, "of it for passengers, bags"), FIELD(late_s, "late, s"),
         FIELD(cancelled_from, "first call without service, −1: none"), FIELD(vehicle, "plate, if named"),
         FIELD(instead_of, "the trip that it helps out"), FIELD(fleet_van, "a tour: the van that drives it"),
         FIELD(driving_s, "of a tour, at the wheel, s"),
         FIELD(unbroken_s, "of it, the longest without a rest, s"),
         FIELD(cost_li,
                "of a tour or an extra run, or of another vehicle beyond the usual one, whatever rides, 厘"),
         FIELD(block, "trips of one vehicle have the same"),
         FIELD(reserve_from, "what the reserve is known from"),
         FIELD(skills, "of its vehicle, bits: 1 cold chain"))

/// A call at a mail node, with the leg that begins there.
struct PlanCall {
  std::int64_t trip_seq{}, call{};
  NodeId node;
  std::string name;
  std::int64_t sequence{};  ///< of the timetable
  base::ServiceTime arrives, departs;
  bool loads{true}, unloads{true};
  base::Metres leg_m;             ///< to the next call by road; without a road map estimated
  base::Grams taken_g, loaded_g;  ///< by bags on waybills already, and by the plan
  base::CubicCentimetres taken_cm3, loaded_cm3;
  std::int64_t taken_bags{}, loaded_bags{};
};
DESCRIBE(PlanCall, "A call of a trip and the leg after it.", FIELD(trip_seq, "trip"), FIELD(call, "order"),
         FIELD(node, "node"), FIELD(name, "name"), FIELD(sequence, "of the timetable"),
         FIELD(arrives, "arrival"), FIELD(departs, "departure"), FIELD(loads, "may load"),
         FIELD(unloads, "may unload"), FIELD(leg_m, "to the next call, metres"),
         FIELD(taken_g, "on waybills already, grams"), FIELD(loaded_g, "by the plan, grams"),
         FIELD(taken_cm3, "on waybills already, cm³"), FIELD(loaded_cm3, "by the plan, cm³"),
         FIELD(taken_bags, "on waybills already"), FIELD(loaded_bags, "by the plan"))

/// A bag, or as much loose mail as fills one, that goes whole.
struct Load {
  std::int64_t seq{};
  LoadSource source{LoadSource::bag};
  BagId bag;  ///< of a sealed bag
  NodeId origin, destination;
  NodeId node;  ///< where it goes on from: not the origin after a trip failed under way
  std::int64_t n_items{}, n_bags{1}, priority{1};  ///< no bags: is_taken_up
  base::Grams weight_g;
  base::CubicCentimetres volume_cm3;
  base::ServiceTime ready, promise;
  LoadWay way{LoadWay::tomorrow};
  VanId van;
  base::ServiceTime departs, arrives;
  base::Money cost_li;
  LoadReason reason{LoadReason::none};
  TripId full_trip;  ///< with a hold reason: the departure that is full …
  NodeId full_node;  ///< … from this node on
  routing::Constraint
      van_rule{};     ///< of one that stays: the rule that keeps it off the vans; none: not asked
  bool gone{};        ///< it is on its way
  PersonId moved_by;  ///< who placed it by hand
  std::string move_reason;
  bool move_lost{};      ///< … but that way is not to be had any more, and planning placed it
  std::string product;   ///< of all its items; "" of several, or unknown
  std::int64_t needs{};  ///< bits of Skill that every vehicle on its way has
};
DESCRIBE(Load, "A load of a plan.", FIELD(seq, "order"), FIELD(source, "known from"),
         FIELD(bag, "sealed bag, or 0"), FIELD(origin, "from"), FIELD(destination, "for"),
         FIELD(node, "where it goes on from"), FIELD(n_items, "items"), FIELD(n_bags, "bags"),
         FIELD(priority, "1 ordinary … 10"), FIELD(weight_g, "grams"), FIELD(volume_cm3, "cm³"),
         FIELD(ready, "ready"), FIELD(promise, "promised"), FIELD(way, "how it goes"),
         FIELD(van, "van service"), FIELD(departs, "leaves"), FIELD(arrives, "arrives"),
         FIELD(cost_li, "weighted cost, 厘"), FIELD(reason, "why not its best way"),
         FIELD(full_trip, "departure that is full"), FIELD(full_node, "from this node on"),
         FIELD(van_rule, "of one that stays: what keeps it off the vans; price: staying costs less"),
         FIELD(gone, "on its way"), FIELD(moved_by, "who placed it by hand"), FIELD(move_reason, "why"),
         FIELD(move_lost, "that way is not to be had any more, and planning placed it"),
         FIELD(product, "of all its items, or empty"),
         FIELD(needs, "what its vehicles must have, bits: 1 cold chain"))

/// Planning leaves it where somebody placed it.
inline bool is_held_by_hand(Load const& l) { return l.moved_by && !l.move_lost; }

/// All its items lie in bags that are loads of their own; it stays for the order of the others.
inline bool is_taken_up(Load const& l) { return l.n_bags == 0; }

/// A part of a load's way on one trip.
struct LoadRide {
  std::int64_t load{}, leg{};
  bool travelled{};  ///< made before a trip failed under way
  TripId trip;
  NodeId load_node, unload_node;
  std::int64_t first_call{}, last_call{};
  base::ServiceTime departs, arrives;
};
DESCRIBE(LoadRide, "A ride of a load.", FIELD(load, "load"), FIELD(leg, "order"),
         FIELD(travelled, "made before a trip failed"), FIELD(trip, "trip"), FIELD(load_node, "loaded at"),
         FIELD(unload_node, "unloaded at"), FIELD(first_call, "call where loaded"),
         FIELD(last_call, "call where unloaded"), FIELD(departs, "leaves"), FIELD(arrives, "arrives"))

/// A van or another means of transport outside the timetable, daily between two nodes.
struct Van {
  VanId id;
  std::string name;
  NodeId origin, destination;
  base::ServiceTime latest_ready, arrives;
  base::Money li_a_bag, li_a_kg;
  base::ServiceDate valid_from, valid_until;  ///< until 0: open
  std::int64_t skills{};                      ///< bits of Skill
  std::int64_t version{1};
};
DESCRIBE(Van, "A van service between two nodes.", FIELD(id, "key, 0 for a new one").or_default(),
         FIELD(name, "name").shortest(1).longest(60), FIELD(origin, "node"), FIELD(destination, "node"),
         FIELD(latest_ready, "bags ready by then go").at_least(0).at_most(172'800),
         FIELD(arrives, "arrives").at_least(0).at_most(259'200),
         FIELD(li_a_bag, "cost of a bag, 厘").at_least(0).at_most(10'000'000).or_default(),
         FIELD(li_a_kg, "cost of a kilogram, 厘").at_least(0).at_most(10'000'000).or_default(),
         FIELD(valid_from, "first day"), FIELD(valid_until, "last day, absent while open").or_default(),
         FIELD(skills, "bits: 1 cold chain").at_least(0).at_most(kSkillsMost).or_default(),
         FIELD(version, "version that was seen; grows with every change").or_default())

struct TripOfPlan {
  PlanTrip trip;
  std::vector<PlanCall> calls;  ///< at least two
};
struct LoadOfPlan {
  Load load;
  std::vector<LoadRide> rides;  ///< travelled ones first
};
/// Everything of one plan. A trip stands at the place of its `seq`, and so does a load.
struct DayPlan {
  Plan head;
  Figures figures;
  std::vector<TripOfPlan> trips;
  std::vector<LoadOfPlan> loads;
  std::vector<Van> vans;
  std::vector<VehicleType> types;  ///< what vehicles have and cost
};

}  // namespace planning::rules
