// A made-up county whose lines are driven day after day: stop events and estimates against what really
// happened.
#pragma once
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>
#include <tuple>
#include <vector>

#include "engine/driving/drive.h"
#include "engine/matching/follower.h"

namespace testing_support {

/// What following found, against the truth.
struct Graded {
  std::int64_t events{}, right{}, missing{}, made_up{}, fixes{};  ///< right: within 30 s
  std::map<int, std::vector<double>> errors_s;  ///< of estimates, by horizon: upper end in minutes, 5 … 60

  double right_share() const { return static_cast<double>(right) / static_cast<double>(events); }
  /// @param share  0…1
  double error_s(int horizon_min, double share) {
    auto& all = errors_s[horizon_min];
    if (all.empty()) return 0;
    auto const at = all.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(all.size() - 1));
    std::nth_element(all.begin(), at, all.end());
    return *at;
  }
};

/// 28 lines of 8 to 15 stops some two kilometres apart; every fourth goes out and back over the same road in
/// one trip.
class DrivenCounty {
 public:
  explicit DrivenCounty(std::uint64_t seed) : random_{seed} {
    for (int line = 0; line < kLines; ++line) add_line(line);
  }
  /// Drives every trip once; estimates are graded only when told, since they learn first.
  void drive_day(driving::Habits const& habits, driving::Terminal const& terminal, bool grade) {
    for (auto& trip : trips_) drive(trip, habits, terminal, grade);
  }
  Graded graded;

 private:
  static constexpr int kLines = 28;
  using Key = std::tuple<std::uint64_t, std::size_t, std::int64_t>;
  struct Trip {
    driving::Trip trip;
    matching::Way way;
    std::int64_t hour;
  };
  struct Promise {
    base::Instant made_at;
    std::size_t stop;
    base::Instant expected_at;
  };

  void add_line(int line) {
    std::vector<base::Position> shape{base::position_of(25, 102)}, stops{shape.front()};
    auto lat = 25.0, lon = 102.0;
    auto heading = std::uniform_real_distribution{0.0, 6.28}(random_);
    for (int i = 1; i < 8 + line % 8; ++i) {
      for (int k = 0; k < 10; ++k) {
        heading += std::normal_distribution{0.0, 0.25}(random_);
        lat += 0.0022 * std::cos(heading);
        lon += 0.0024 * std::sin(heading);
        shape.push_back(base::position_of(lat, lon));
      }
      stops.push_back(shape.back());
    }
    if (line % 4 == 0) {
      for (auto i = shape.size() - 1; i-- > 0;) shape.push_back(shape[i]);
      for (auto i = stops.size() - 1; i-- > 0;) stops.push_back(stops[i]);
    }
    for (int hour = 6; hour < 19; hour += 3) add_trip(line, hour, shape, stops);
  }
  void add_trip(int line, int hour, std::vector<base::Position> const& shape,
                std::vector<base::Position> const& stops) {
    Trip t{{}, matching::Way{shape, stops}, hour};
    t.trip.line = static_cast<std::uint64_t>(line);
    t.trip.shape = shape;
    t.trip.stops = stops;
    auto at = base::instant_of({20261125}, {hour * 3600 + line * 60});
    for (std::size_t i = 0; i < stops.size(); ++i) {
      // whole minutes at 9 m/s, as timetables are made; two minutes of stay at every fifth stop
      if (i > 0)
        at = at.plus_ms(std::llround(std::ceil((t.way.stops_m()[i] - t.way.stops_m()[i - 1]) / 9 / 60)) *
                        60'000);
      t.trip.arrives.push_back(at);
      if (i % 5 == 4) at = at.plus_ms(120'000);
      t.trip.departs.push_back(at);
    }
    trips_.push_back(std::move(t));
  }

  matching::Durations durations_of(Trip const& t) {
    matching::Durations out;
    for (std::size_t i = 0; i < t.trip.stops.size(); ++i) {
      auto const planned =
          i == 0 ? 0.0 : static_cast<double>(t.trip.arrives[i].ms - t.trip.departs[i - 1].ms) / 1000;
      out.segment_s.push_back(i == 0 ? 0
                                     : matching::expected_s(segments_[{t.trip.line, i, t.hour}], planned));
      out.dwell_s.push_back(matching::expected_s(stays_[{t.trip.line, i, t.hour}], 20));
    }
    return out;
  }

  void drive(Trip const& t, driving::Habits const& habits, driving::Terminal const& terminal, bool grade) {
    auto const truth = driving::drive(t.trip, t.way, habits, random_);
    auto const seen = driving::observe(truth, t.way, terminal, random_);
    matching::Plan const plan{t.trip.arrives, t.trip.departs};
    auto const durations = durations_of(t);
    matching::Follower follower{t.way, plan, durations};
    std::vector<matching::Fix> all;
    std::vector<Promise> promises;
    auto any_late = false;
    base::Instant promised;
    for (auto const& o : seen) {
      all.push_back({o.at, o.place, o.speed_mps});
      if (!follower.take(all.back())) {
        any_late = true;
        continue;
      }
      if (o.at.ms - promised.ms < 60'000) continue;
      promised = o.at;
      auto const expected = follower.estimates(o.at);
      for (std::size_t i = 0; i < expected.size(); ++i)
        if (expected[i].ms) promises.push_back({o.at, i, expected[i]});
    }
    auto progress = follower.progress();
    if (any_late) {
      std::ranges::stable_sort(all, {}, &matching::Fix::at);
      progress = matching::followed(t.way, plan, durations, all);
    }
    graded.fixes += std::ssize(all);
    grade_events(truth, progress);
    if (grade) grade_promises(truth, promises);
    learn(t, progress);
  }

  void grade_one(base::Instant truth, base::Instant found) {
    if (!truth.ms) {
      graded.made_up += found.ms != 0;
      return;
    }
    ++graded.events;
    graded.missing += found.ms == 0;
    graded.right += found.ms != 0 && std::abs(truth.ms - found.ms) <= 30'000;
  }
  void grade_events(driving::Drive const& truth, matching::Progress const& p) {
    for (std::size_t i = 0; i < p.stops.size(); ++i) {
      auto const goes_on = i + 1 < p.stops.size() && truth.stops[i + 1].arrived.ms;
      if (i > 0) grade_one(truth.stops[i].arrived, p.stops[i].arrived);
      if (goes_on) grade_one(truth.stops[i].departed, p.stops[i].departed);
    }
  }
  void grade_promises(driving::Drive const& truth, std::vector<Promise> const& promises) {
    for (auto const& p : promises) {
      auto const came = truth.stops[p.stop].arrived;
      auto const ahead_min = static_cast<double>(came.ms - p.made_at.ms) / 60'000;
      if (!came.ms || ahead_min < 0) continue;
      for (int const horizon : {5, 10, 15, 20, 30, 60})
        if (ahead_min < horizon) {
          graded.errors_s[horizon].push_back(std::abs(static_cast<double>(came.ms - p.expected_at.ms)) /
                                             1000);
          break;
        }
    }
  }
  void learn(Trip const& t, matching::Progress const& p) {
    for (std::size_t i = 1; i < p.stops.size(); ++i) {
      auto const &before = p.stops[i - 1], &stop = p.stops[i];
      if (before.departed.ms && stop.arrived.ms) {
        auto& u = segments_[{t.trip.line, i, t.hour}];
        u = matching::learned(u, static_cast<double>(stop.arrived.ms - before.departed.ms) / 1000);
      }
      if (stop.arrived.ms && stop.departed > t.trip.departs[i]) {
        auto& u = stays_[{t.trip.line, i, t.hour}];
        u = matching::learned(u, static_cast<double>(stop.departed.ms - stop.arrived.ms) / 1000);
      }
    }
  }

  driving::Random random_;
  std::vector<Trip> trips_;
  std::map<Key, matching::Usual> segments_, stays_;
};

}  // namespace testing_support
