// Stop events and arrival estimates on simulated fleets whose truth is known, from the demo county's
// timetable and from real feeds; beside it the stop events of engine/matching from the same reports.
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "app/demo/network.h"
#include "engine/fleet/observe.h"
#include "engine/following/estimate.h"
#include "engine/following/feed_courses.h"
#include "engine/following/live.h"
#include "engine/matching/follower.h"
#include "engine/timetable/gtfs/read.h"

namespace {

using namespace following;

/// How many stop events of how many were right, and what else was told.
struct Tally {
  std::size_t truths{}, right{}, missed{}, off{}, untrue{}, trips{}, fixes{}, revised{};
  double follow_s{};
  std::vector<Graded> graded;
};

struct Fleet {
  std::vector<DayTrip> trips;
  base::ServiceDate date;
  fleet::Traffic traffic;
  fleet::Terminal terminal;
  Learned legs, dwells;
};

void learn(Fleet& fleet, DayTrip const& trip, std::vector<Event> const& events) {
  std::optional<Event> arrived, departed;
  auto const day_ms = base::instant_of(fleet.date, {0}).ms;
  for (auto const& event : events) {
    auto const hour = [&](Event const& e) { return static_cast<int>((e.at.ms - day_ms) / 3'600'000) % 24; };
    if (event.what == Happening::arrived) {
      if (departed && departed->stop + 1 == event.stop)
        fleet.legs.add({trip.line, event.stop}, DayKind::working, hour(*departed),
                       static_cast<double>(event.at.ms - departed->at.ms) / 1000);
      arrived = event;
    } else if (event.what == Happening::departed) {
      if (arrived && arrived->stop == event.stop && !trip.course->stop(event.stop).holds)
        fleet.dwells.add({trip.line, event.stop}, DayKind::working, hour(*arrived),
                         static_cast<double>(event.at.ms - arrived->at.ms) / 1000);
      if (event.stop == 0)
        fleet.dwells.add(
            {trip.line, 0}, DayKind::working, hour(event),
            static_cast<double>(event.at.ms - day_ms) / 1000 - trip.course->stop(0).departs.seconds);
      departed = event;
    }
  }
}

void grade_events(fleet::Drive const& drive, std::int64_t day_ms, int n_stops,
                  std::vector<Event> const& events, Tally& tally) {
  std::size_t used = 0, told = 0;
  for (auto const& event : events)
    told += event.what == Happening::arrived || event.what == Happening::departed;
  auto const look = [&](Happening what, int stop, double at_s) {
    ++tally.truths;
    auto const found =
        std::ranges::find_if(events, [&](Event const& e) { return e.what == what && e.stop == stop; });
    if (found == events.end()) return void(++tally.missed);
    ++used;
    auto const error = static_cast<double>(found->at.ms - day_ms) / 1000 - at_s;
    if (std::fabs(error) <= 30)
      ++tally.right;
    else
      ++tally.off;
    if (std::fabs(error) > 30 && std::getenv("SHOW_OFF"))
      std::printf("  off: %s stop %d of %d: %.0f s\n", what == Happening::arrived ? "arrived" : "departed",
                  stop, n_stops, error);
  };
  for (auto const& served : drive.served) {
    if (served.stop > 0) look(Happening::arrived, served.stop, served.arrived_s);
    auto const cut_short = &served == &drive.served.back();
    if (!cut_short) look(Happening::departed, served.stop, served.departed_s);
  }
  if (drive.served.back().stop + 1 < n_stops) {  // that it left where it turned is true as well
    used += std::ranges::count_if(events, [&](Event const& e) {
      return e.what == Happening::departed && e.stop == drive.served.back().stop;
    });
  }
  tally.untrue += told - used;
}

/// What engine/matching makes of the same reports, in order and with the clock set right.
std::vector<Event> by_matching(DayTrip const& trip, base::ServiceDate date,
                               std::vector<fleet::Observation> const& seen) {
  auto const& course = *trip.course;
  std::vector<base::Position> shape, stops;
  for (double m = 0; m <= course.path().length_m(); m += 10) shape.push_back(course.path().at(m));
  shape.push_back(course.path().at(course.path().length_m()));
  matching::Plan plan;
  matching::Durations durations;
  for (int i = 0; i < course.n_stops(); ++i) {
    auto const& stop = course.stop(i);
    stops.push_back(stop.position);
    plan.arrives.push_back(base::instant_of(date, stop.arrives));
    plan.departs.push_back(base::instant_of(date, stop.departs));
    durations.segment_s.push_back(i == 0 ? 0 : stop.arrives.seconds - course.stop(i - 1).departs.seconds);
    durations.dwell_s.push_back(12);
  }
  Clock clock;
  for (auto const& one : seen) clock.note(one.fix.at, one.received);
  std::vector<matching::Fix> fixes;
  for (auto const& one : seen)
    fixes.push_back({clock.corrected(one.fix.at), one.fix.position, one.fix.speed_mps});
  std::ranges::stable_sort(fixes, {}, &matching::Fix::at);
  matching::Way const way{shape, stops};
  std::vector<Event> out;
  auto const times = matching::followed(way, plan, durations, fixes).stops;
  for (int i = 0; i < static_cast<int>(times.size()); ++i) {
    auto const& at = times[static_cast<std::size_t>(i)];
    if (i > 0 && at.arrived.ms != 0) out.push_back({Happening::arrived, i, at.arrived});
    if (at.departed.ms != 0) out.push_back({Happening::departed, i, at.departed});
  }
  return out;
}

/// One day of the fleet; estimates are told each minute of each trip when `estimates_too`.
Tally run_day(Fleet& fleet, std::uint64_t day, bool estimates_too, Tally* beside = nullptr) {
  Tally tally;
  auto const day_ms = base::instant_of(fleet.date, {0}).ms;
  for (std::size_t t = 0; t < fleet.trips.size(); ++t) {
    auto const& trip = fleet.trips[t];
    auto const& course = *trip.course;
    auto const drive = fleet::drive(course, fleet.traffic, static_cast<std::uint64_t>(trip.line), day, t);
    auto const seen = fleet::observe(drive, course, fleet.date, fleet.terminal, day * 100'000 + t);
    Live live{course, fleet.date, {&fleet.legs, &fleet.dwells, trip.line, DayKind::working}};
    auto const from = std::chrono::steady_clock::now();
    std::int64_t told_ms = 0;
    for (auto const& one : seen.observations) {
      live.take({one.fix, one.received});
      if (!estimates_too || one.is_backlog || one.received.ms < told_ms + 60'000) continue;
      told_ms = one.received.ms;
      for (auto const& estimate : live.estimates(one.received))
        for (auto const& served : drive.served)
          if (served.stop == estimate.stop && served.stop > 0)
            tally.graded.push_back({one.received,
                                    estimate.arrives,
                                    {day_ms + static_cast<std::int64_t>(served.arrived_s * 1000)}});
    }
    tally.follow_s += std::chrono::duration<double>(std::chrono::steady_clock::now() - from).count();
    tally.fixes += seen.observations.size();
    tally.revised += live.revisions();
    ++tally.trips;
    grade_events(drive, day_ms, course.n_stops(), live.events(), tally);
    if (beside)
      grade_events(drive, day_ms, course.n_stops(), by_matching(trip, fleet.date, seen.observations),
                   *beside);
    learn(fleet, trip, live.events());
  }
  return tally;
}

void print(char const* name, Tally const& tally) {
  auto const whole = static_cast<double>(tally.truths + tally.untrue);
  std::printf(
      "%-22s %6zu trips %8zu fixes  %7zu stop events: right within 30 s %.3f %% (missed %zu, off %zu, untrue "
      "%zu)\n",
      name, tally.trips, tally.fixes, tally.truths, 100 * static_cast<double>(tally.right) / whole,
      tally.missed, tally.off, tally.untrue);
  if (tally.graded.empty() && tally.follow_s > 0) {
    std::printf("%-22s %.2f us a fix, trips followed again included (%zu times)\n", "",
                1e6 * tally.follow_s / static_cast<double>(tally.fixes), tally.revised);
    return;
  }
  if (tally.graded.empty()) return;
  auto from = 0;
  for (auto const& grade : following::grade(tally.graded)) {
    std::printf(
        "%-22s   estimates %2d-%2d min ahead: p50 %3.0f s  p80 %3.0f s  p95 %3.0f s  mean %+3.0f s  (%zu)\n",
        "", from, grade.until_s / 60, grade.p50_s, grade.p80_s, grade.p95_s, grade.mean_s, grade.n);
    from = grade.until_s / 60;
  }
}

gtfs::Files files_of(std::filesystem::path const& folder) {
  gtfs::Files out;
  for (auto const& entry : std::filesystem::directory_iterator{folder}) {
    std::ifstream in{entry.path(), std::ios::binary};
    out[entry.path().filename().string()] = {std::istreambuf_iterator<char>{in}, {}};
  }
  return out;
}

void run(std::string const& name, std::vector<DayTrip> trips, base::ServiceDate date, int learn_days,
         int days, fleet::Terminal terminal) {
  Fleet fleet{std::move(trips), date, {}, terminal, {}, {}};
  for (int d = 1; d <= learn_days; ++d) run_day(fleet, static_cast<std::uint64_t>(d), false);
  Tally sum;
  for (int d = 1; d <= days; ++d) {
    Tally beside;
    auto const plain =
        run_day(fleet, static_cast<std::uint64_t>(1000 + d), false, d == 1 ? &beside : nullptr);
    if (d == 1) {
      print(name.c_str(), plain);
      beside.trips = plain.trips, beside.fixes = plain.fixes, beside.follow_s = 0;
      std::printf("%-22s engine/matching beside it:\n", "");
      print(name.c_str(), beside);
    }
    auto tally = run_day(fleet, static_cast<std::uint64_t>(2000 + d), true);
    for (auto const& one : tally.graded) sum.graded.push_back(one);
    sum.truths += tally.truths, sum.right += tally.right, sum.missed += tally.missed, sum.off += tally.off;
    sum.untrue += tally.untrue, sum.trips += tally.trips, sum.fixes += tally.fixes;
  }
  print(name.c_str(), sum);
}

/// The first day with trips after the feed begins, a Wednesday when there is one.
base::ServiceDate day_of(gtfs::Feed const& feed) {
  auto date = feed.calendars.begin()->second.start;
  for (auto const& [id, calendar] : feed.calendars) date = std::max(date, calendar.start);
  for (int i = 0; i < 7 && base::weekday(date) != 2; ++i) date = base::add_days(date, 1);
  return date;
}

}  // namespace

/// usage: following_bench [LEARN_DAYS [DAYS [GTFS_FOLDER]]]
int main(int n, char** words) {
  auto const learn_days = n > 1 ? std::atoi(words[1]) : 15, days = n > 2 ? std::atoi(words[2]) : 2;
  fleet::Terminal wired;
  wired.has_doors = true;
#ifndef WITHOUT_DEMO
  auto const demo = gtfs::read(app::demo::make_county(1, {20261125}).feed);
  auto const county = day_trips(demo.feed, {20261125});
  run("demo county", county, {20261125}, learn_days, days, {});
  run("demo county, doors", county, {20261125}, learn_days, days, wired);
#endif
  std::filesystem::path const folder = n > 3 ? words[3] : "../shared/data/gtfs/donan_bus";
  if (!std::filesystem::exists(folder)) return std::printf("%s is not there: skipped\n", folder.c_str()), 0;
  auto const feed = gtfs::read(files_of(folder)).feed;
  auto const date = day_of(feed);
  auto const trips = day_trips(feed, date);
  run(folder.filename().string(), trips, date, learn_days, days, {});
  run(folder.filename().string() + ", doors", trips, date, learn_days, days, wired);
}
