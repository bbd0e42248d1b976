// A timetable becomes duties, duties become vehicles.
#include "app/fleet_tool.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <stdexcept>

#include "app/demo/network.h"
#include "engine/driving/duty.h"
#include "engine/timetable/gtfs/read.h"

namespace app {
namespace {

constexpr double kSamePlace_m = 800;
constexpr std::int64_t kTurn_ms = 600'000;

base::Instant wall_now() {
  using namespace std::chrono;
  return {duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count()};
}

gtfs::Files files_of(FleetRun const& run, base::ServiceDate date) {
  if (run.timetable.empty()) return demo::make_county(1, date).feed;
  if (!std::filesystem::is_directory(run.timetable))
    throw std::runtime_error{run.timetable + " is no folder"};
  gtfs::Files files;
  for (auto const& entry : std::filesystem::directory_iterator{run.timetable}) {
    if (!entry.is_regular_file()) continue;
    std::ifstream in{entry.path(), std::ios::binary};
    files[entry.path().filename().string()] = {std::istreambuf_iterator<char>{in}, {}};
  }
  return files;
}

/// Stops without a time are passed by: only where the timetable says when is the vehicle awaited.
driving::Trip trip_of(gtfs::Feed const& feed, gtfs::Trip const& trip, base::ServiceDate date) {
  driving::Trip out;
  for (auto const& time : trip.stop_times) {
    auto const stop = feed.stops.find(time.stop);
    auto const arrives = time.arrival.seconds >= 0 ? time.arrival : time.departure;
    auto const departs = time.departure.seconds >= 0 ? time.departure : time.arrival;
    if (stop == feed.stops.end() || arrives.seconds < 0) continue;
    out.stops.push_back({stop->second.lat_e7, stop->second.lon_e7});
    out.arrives.push_back(base::instant_of(date, arrives));
    out.departs.push_back(base::instant_of(date, departs));
  }
  if (auto const shape = feed.shapes.find(trip.shape); shape != feed.shapes.end())
    for (auto const& point : shape->second.points) out.shape.push_back({point.lat_e7, point.lon_e7});
  if (out.shape.size() < 2) out.shape = out.stops;
  return out;
}

/// The terminal's number so many after the first, in the width of the revision.
std::string number_of(FleetRun const& run, std::size_t i) {
  auto const digits = std::to_string(std::stoull(run.first_number) + i);
  return std::string((run.revision_2019 ? 20 : 12) - digits.size(), '0') + digits;
}

std::vector<FleetVehicle> vehicles_of(FleetRun const& run, base::ServiceDate date) {
  if (run.first_number.empty() || run.first_number.size() > 12 ||
      run.first_number.find_first_not_of("0123456789") != std::string::npos)
    throw std::runtime_error{"the first number has at most 12 digits"};
  std::vector<FleetVehicle> out;
  for (auto const& duty : duties_of(trips_of(run, date), run.terminals)) {
    auto const i = out.size();
    auto const seed = run.seed * 1'000'003 + static_cast<std::uint64_t>(base::to_days(date)) * 101 + i;
    out.push_back({{number_of(run, i), run.revision_2019, "S" + std::to_string(10'000 + i), run.code},
                   driving::drive_duty(duty, run.habits, run.terminal, seed).reports});
  }
  if (out.empty()) throw std::runtime_error{"the timetable has no trips on " + base::to_text(date)};
  return out;
}

void print_state(Fleet const& fleet, base::Instant road) {
  auto const s = fleet.state();
  std::printf("%s  %zu of %zu terminals logged in (%zu refused), %zu reports acknowledged, %zu waiting, %zu "
              "sent again\n",
              base::to_local_text(road).c_str(), s.logged_in, s.terminals, s.refused, s.acknowledged,
              s.waiting, s.repeated);
  std::fflush(stdout);
}

/// Until all is told or the time is up. @param begins  on the road
void drive(Fleet& fleet, FleetRun const& run, base::Instant begins) {
  auto const begun = wall_now();
  auto shown = begun.plus_ms(-10'000);
  for (auto now = begun; !fleet.is_done(); now = wall_now()) {
    auto const road = begins.plus_ms(std::llround(static_cast<double>(now.ms - begun.ms) * run.speed));
    if (now.ms - shown.ms >= 10'000) print_state(fleet, road), shown = now;
    if (run.seconds > 0 && now.ms - begun.ms >= run.seconds * 1000LL) return print_state(fleet, road);
    fleet.exchange(road);
  }
}

}  // namespace

std::vector<driving::Trip> trips_of(FleetRun const& run, base::ServiceDate date) {
  auto const feed = gtfs::read(files_of(run, date)).feed;
  std::vector<driving::Trip> out;
  std::map<std::string, std::uint64_t> lines;
  for (auto const& [id, trip] : feed.trips) {
    auto const calendar = feed.calendars.find(trip.service);
    if (calendar == feed.calendars.end() || !calendar->second.runs_on(date) || !trip.frequencies.empty())
      continue;
    auto made = trip_of(feed, trip, date);
    made.line = lines.try_emplace(trip.route + '\n' + trip.shape, lines.size()).first->second;
    if (made.stops.size() > 1) out.push_back(std::move(made));
  }
  return out;
}

std::vector<Duty> duties_of(std::vector<driving::Trip> trips, int most) {
  std::ranges::stable_sort(trips, {}, [](auto const& t) { return t.departs.front(); });
  std::vector<Duty> out;
  for (auto& trip : trips) {
    auto const follows = [&](Duty const& duty) {
      auto const& last = duty.back();
      return last.arrives.back().plus_ms(kTurn_ms) <= trip.departs.front() &&
             base::distance_m(last.stops.back(), trip.stops.front()) < kSamePlace_m;
    };
    if (auto const duty = std::ranges::find_if(out, follows); duty != out.end())
      duty->push_back(std::move(trip));
    else if (std::ssize(out) < most)
      out.push_back({std::move(trip)});
  }
  return out;
}

int simulate_terminals(FleetRun const& run) {
  auto const date = run.date.empty() ? base::service_date_of(wall_now()) : base::parse_service_date(run.date);
  auto const from = run.from.empty() ? base::ServiceTime{} : base::parse_service_time(run.from);
  if (!date) throw std::runtime_error{"the date is written 2026-11-25"};
  if (!from) throw std::runtime_error{"the time to begin at is written 07:30:00"};
  auto vehicles = vehicles_of(run, *date);
  std::printf("%zu terminals of %s towards %s\n", vehicles.size(), base::to_text(*date).c_str(),
              run.gateway.c_str());
  Fleet fleet{run.gateway, std::move(vehicles)};
  auto const begins = run.from.empty() ? wall_now() : base::instant_of(*date, *from);
  fleet.skip_until(begins);
  drive(fleet, run, begins);
  return fleet.state().waiting == 0 ? 0 : 1;
}

}  // namespace app
