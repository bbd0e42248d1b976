// Events in order of the timetable, at a multiple of the clock.
#include "app/demo/day.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <map>
#include <thread>

#include "app/demo/alerts.h"

namespace app::demo {
namespace {

struct BoardTrip {
  Key id;
  std::string state;
};
DESCRIBE(BoardTrip, "A trip.", FIELD(id, "waybill"), FIELD(state, "life"))
struct BoardOfDay {
  std::vector<BoardTrip> trips;
};
DESCRIBE(BoardOfDay, "The board.", FIELD(trips, "with waybills"))
struct PlannedWaybill {
  network::TripId trip;
  std::string vehicle;
  std::int64_t hold_g{}, hold_cm3{};
};
DESCRIBE(PlannedWaybill, "A waybill.", FIELD(trip, "trip"), FIELD(vehicle, "plate"), FIELD(hold_g, "grams"),
         FIELD(hold_cm3, "cm³"))
struct PlannedStop {
  network::NodeId node;
  base::Instant planned_arrival, planned_departure, arrived_at, departed_at;
};
DESCRIBE(PlannedStop, "A stop.", FIELD(node, "where"), FIELD(planned_arrival, "planned"),
         FIELD(planned_departure, "planned"), FIELD(arrived_at, "0 before"), FIELD(departed_at, "0 before"))
struct Listing {
  Key bag;
  std::string state;
};
DESCRIBE(Listing, "A bag on a waybill.", FIELD(bag, "it"), FIELD(state, "life"))
struct ListedBag {
  Key id;
  std::string barcode, seal_no;
  network::NodeId destination;
  std::int64_t gross_g{}, volume_cm3{};
};
DESCRIBE(ListedBag, "A bag.", FIELD(id, "it"), FIELD(barcode, "30 digits"), FIELD(seal_no, "seal"),
         FIELD(destination, "for"), FIELD(gross_g, "grams"), FIELD(volume_cm3, "cm³"))
struct PlannedTrip {
  PlannedWaybill waybill;
  std::vector<PlannedStop> stops;
  std::vector<Listing> listings;
  std::vector<ListedBag> bags;
};
DESCRIBE(PlannedTrip, "A waybill with stops and bags.", FIELD(waybill, "it"), FIELD(stops, "in order"),
         FIELD(listings, "bags by stop"), FIELD(bags, "the bags"))

constexpr std::int64_t kInspection_ms = 15 * 60'000;  ///< before leaving

class Day {
 public:
  Day(County const& county, DayOptions const& options)
      : options_{options},
        connection_{options.port, options.ca_file},
        crew_{connection_, county, options.drivers, options.door},
        mailroom_{crew_},
        alerts_{crew_},
        today_{base::service_date_of(now())} {}

  Totals play() {
    mailroom_.set_clock(now());
    if (mailroom_.is_over()) {
      go_live();
      return {.was_over = true};
    }
    plan_lorries();
    plan_rides();
    plan_evening();
    if (options_.driven) plan_alerts();
    run();
    go_live();
    if (!options_.stopping()) mailroom_.close_days();
    return mailroom_.totals();
  }

 private:
  base::Instant now() const { return options_.now(); }
  void at(base::Instant when, std::function<void()> what) { events_.emplace(when, std::move(what)); }
  base::Instant time_of(int hour, int minute) const {
    return base::instant_of(today_, {hour * 3600 + minute * 60});
  }

  void plan_lorries() {
    auto const round =
        static_cast<int>(now().ms / 3'600'000 % 24) + 1;  // a second day within a day has its own mail
    auto parcels = make_manifest(crew_.county(), today_, options_.items, round);
    at(time_of(4, 30),
       [this, parcels] { mailroom_.advise(parcels, "YX" + std::to_string(today_.yyyymmdd)); });
    at(time_of(5, 20), [this] { mailroom_.take_in_lorry(0); });
    at(time_of(11, 10), [this] { mailroom_.take_in_lorry(1); });
    std::map<int, std::vector<Parcel>> sent;
    for (auto const& p : parcels)
      if (p.outbound) sent[p.node].push_back(p);
    int minute = 0;
    for (auto const& [village, all] : sent)
      at(time_of(8, minute++ % 120),
         [this, village = village, all = all] { mailroom_.accept_at_village(village, all); });
  }

  void plan_rides() {
    auto& dispatcher = crew_.who("dispatcher");
    auto const board = read_answer<BoardOfDay>(dispatcher.get("/api/mail/board"));
    rides_.reserve(board.trips.size());
    for (auto const& t : board.trips) {
      // one that is under way since the program ran before goes on, else its bags would never be unloaded
      if (t.state != "planned" && t.state != "loading" && t.state != "departed") continue;
      auto const trip =
          read_answer<PlannedTrip>(dispatcher.get("/api/mail/waybills/" + std::to_string(t.id.value)));
      if (trip.stops.size() < 2 || trip.waybill.vehicle.size() < 2) continue;
      auto const number = trip.waybill.vehicle.substr(trip.waybill.vehicle.size() - 2);
      rides_.push_back({t.id,
                        "driver" + number,
                        trip.waybill.vehicle,
                        trip.waybill.hold_g,
                        trip.waybill.hold_cm3,
                        {},
                        {}});
      for (auto const& s : trip.stops)
        rides_.back().stops.push_back({crew_.node_of(s.node), s.planned_arrival, s.planned_departure});
      take_on_board(rides_.back(), trip);
      take_truth(rides_.back(), trip.waybill.trip);
      plan_stops(rides_.back(), trip.stops);
    }
  }

  void take_on_board(Ride& ride, PlannedTrip const& trip) const {
    for (auto const& b : trip.bags) {
      auto const listing = std::ranges::find(trip.listings, b.id, &Listing::bag);
      if (listing == trip.listings.end() || listing->state != "loaded") continue;
      ride.on_board.push_back(
          {b.id, b.barcode, b.seal_no, crew_.node_of(b.destination), b.gross_g, b.volume_cm3, {}});
    }
  }

  /// The coach comes and goes when it really does; who loads it is there a moment before it leaves.
  void take_truth(Ride& ride, network::TripId trip) const {
    if (!options_.driven) return;
    auto const truth = options_.driven->truth.find(trip);
    if (truth == options_.driven->truth.end() || truth->second.size() != ride.stops.size()) return;
    for (std::size_t i = 0; i < ride.stops.size(); ++i) {
      ride.stops[i].arrives = truth->second[i].arrived;
      ride.stops[i].departs = truth->second[i].departed.plus_ms(-1000);
    }
  }

  /// @param told  as many; what was done there before is not done again
  void plan_stops(Ride& ride, std::vector<PlannedStop> const& told) {
    if (!told[0].departed_at.ms)
      at(ride.stops[0].departs.plus_ms(-kInspection_ms), [this, &ride] { mailroom_.inspect(ride); });
    for (std::size_t i = 0; i < ride.stops.size(); ++i) {
      if (i > 0 && !told[i].arrived_at.ms)
        at(ride.stops[i].arrives, [this, &ride, i] {
          mailroom_.reach(ride, i);
          mailroom_.unload(ride, i);
        });
      if (i + 1 < ride.stops.size() && !told[i].departed_at.ms)
        at(ride.stops[i].departs, [this, &ride, i] {
          mailroom_.load(ride, i);
          mailroom_.leave(ride, i);
        });
    }
  }

  void plan_evening() {
    for (int hour = 11; hour <= 20; hour += 3)
      for (int node = 1; node < crew_.nodes(); ++node)
        at(time_of(hour, node % 60), [this, node] { mailroom_.hand_out(node); });
  }

  /// Somebody looks at the alerts every ten minutes.
  void plan_alerts() {
    for (int minute = 5 * 60; minute < 22 * 60; minute += 10)
      at(time_of(minute / 60, minute % 60), [this] { alerts_.see_to(); });
  }

  /// Where the day would stand by now.
  base::Instant due() const {
    if (options_.speed <= 0) return waits_ ? now() : base::Instant{INT64_MAX};
    auto const passed = static_cast<double>(now().ms - begun_.ms) * options_.speed;
    auto const at = first_.plus_ms(std::llround(passed));
    return waits_ ? std::min(at, now()) : at;
  }

  void go_live() {
    if (is_held_back_) alerts_.hold_back(false);
    is_held_back_ = false;
    if (options_.clock) options_.clock->is_live = true;
  }

  void wait_until(base::Instant when) {
    while (!options_.stopping()) {
      auto const stands = due();
      if (options_.clock) options_.clock->played_ms = std::min(stands, when).ms;
      if (is_held_back_ && now().ms - stands.ms < 1'000) go_live();
      if (stands >= when) return;
      std::this_thread::sleep_for(std::chrono::milliseconds{50});
    }
  }

  void begin() {
    begun_ = now();
    first_ = events_.empty() ? begun_ : events_.begin()->first;
    waits_ = options_.driven && first_ <= begun_;
    if (!waits_) return go_live();
    is_held_back_ = true;
    alerts_.hold_back(true);
    begun_ = now();
  }

  void run() {
    begin();
    std::size_t done = 0;
    for (auto const& [when, what] : events_) {
      wait_until(when);
      if (options_.stopping()) return;
      mailroom_.set_clock(std::min(when, now()));
      what();
      if (++done % 500 == 0) tell(when, done);
    }
  }

  void tell(base::Instant when, std::size_t done) {
    if (options_.quiet) return;
    auto const& t = mailroom_.totals();
    std::printf("%s  event %zu of %zu: %d items arrived, %d bags, %d handovers signed twice, %d delivered\n",
                base::to_local_text(when).c_str(), done, events_.size(), t.arrived, t.bags, t.signed_twice,
                t.delivered);
    std::fflush(stdout);
  }

  DayOptions const& options_;
  Connection connection_;
  Crew crew_;
  Mailroom mailroom_;
  Alerts alerts_;
  base::ServiceDate today_;
  base::Instant begun_, first_;
  bool waits_{}, is_held_back_{};
  std::vector<Ride> rides_;
  std::multimap<base::Instant, std::function<void()>> events_;
};

}  // namespace

Totals play_day(County const& county, DayOptions const& options) { return Day{county, options}.play(); }

void print(Totals const& t) {
  if (t.was_over) {
    std::printf(
        "today's books are closed already: the next day brings new mail, or begin with an empty folder\n");
    return;
  }
  std::printf(
      "day: %d items advised, %d arrived, %d accepted in villages, %d bags sealed, %d departures\n"
      "     %d of %d handovers signed by both, %d differences, %d delivered, %d out of the county\n"
      "     %d days closed, %d not; balance %s; %d commands refused%s%s\n",
      t.advised, t.arrived, t.accepted, t.bags, t.departures, t.signed_twice, t.handovers, t.differences,
      t.delivered, t.left, t.days_closed, t.days_open, t.balanced() ? "ok" : "NOT OK", t.refused,
      t.refused ? "; the first: " : "", t.first_refusal.c_str());
  std::fflush(stdout);
}

}  // namespace app::demo
