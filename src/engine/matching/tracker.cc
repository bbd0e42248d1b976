// The beam of guesses and what it says about stops.
#include "engine/matching/tracker.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <limits>
#include <sstream>

namespace matching {
namespace {

constexpr std::size_t kGuesses = 8;
constexpr double kNearM = 400;   // farther off the way it is off route
constexpr double kNoiseM = 15;   // of positions across the way
constexpr double kOutlier = 12;  // cost beyond which one more metre off says nothing more
constexpr double kTopMps = 36;   // 130 km/h
constexpr double kBackM = 40;    // noise along the way
constexpr double kJumpCost = 8;  // of a distance that no coach makes in the time
constexpr double kDoubt = 2.5;   // guesses that cost so much more than the best one are possible still
constexpr double kPullMps2 = 1.4;  // of a coach, speeding up and braking
constexpr double kSurelyAwayM = 3 * Tracker::kStopZoneM;

double seconds(base::Instant from, base::Instant to) { return static_cast<double>(to.ms - from.ms) / 1000; }

double cost_of_place(double off_m) { return std::min(kOutlier, off_m * off_m / (2 * kNoiseM * kNoiseM)); }

/// How badly a distance along the way fits the time and the speeds at its ends.
double cost_of_move(double moved_m, double passed_s, double speed_mps) {
  auto const usual = speed_mps * passed_s;
  auto const spread = 30 + 0.5 * usual + 4 * passed_s;
  auto cost = std::min(kJumpCost, std::abs(moved_m - usual) / spread);
  if (moved_m < -kBackM) cost += kJumpCost + std::min(kJumpCost, -moved_m / 500);
  if (moved_m > kTopMps * passed_s + kBackM) cost += kJumpCost;
  return cost;
}

/// The least that it has come along: where a road is driven twice, the turn counts once nothing else is
/// possible.
double surely_along(std::vector<Belief::Guess> const& guesses) {
  auto least = guesses.front().along_m;
  for (auto const& g : guesses)
    if (g.cost - guesses.front().cost < kDoubt) least = std::min(least, g.along_m);
  return least;
}

base::Instant between(base::Instant from, base::Instant to, double part) {
  return from.plus_ms(
      static_cast<std::int64_t>(static_cast<double>(to.ms - from.ms) * std::clamp(part, 0.0, 1.0)));
}

}  // namespace

std::string to_text(Belief const& b) {
  std::ostringstream out;
  out.precision(10);
  out << b.at.ms << ' ' << b.placed_at.ms
      << ' ' << b.along_m << ' ' << b.speed_mps << ' ' << b.off_m << ' ' << b.standing_since.ms
      << ' ' << b.stood_at_m << ' ' << b.next_stop << ' ' << b.at_stop << ' ' << b.guesses.size();
  for (auto const& g : b.guesses) out << ' ' << g.along_m << ' ' << g.cost;
  return out.str();
}

Belief belief_of(std::string const& text) {
  std::istringstream in{text};
  Belief b;
  std::size_t n = 0;
  in >> b.at.ms >> b.placed_at.ms >> b.along_m >> b.speed_mps >> b.off_m >> b.standing_since.ms >> b.stood_at_m >>
      b.next_stop >> b.at_stop >> n;
  if (!in || n > kGuesses) return {};
  b.guesses.resize(n);
  for (auto& g : b.guesses) in >> g.along_m >> g.cost;
  return in ? b : Belief{};
}

void Tracker::match(Fix const& fix) {
  auto places = way_.near(fix.place, kNearM);
  auto const nearest = places.empty() ? way_.nearest(fix.place) : places.front();
  belief_.off_m = nearest.off_m;
  if (places.empty()) return;  // off route: what was believed stays until it comes back
  if (places.size() > kGuesses) places.resize(kGuesses);
  std::vector<Belief::Guess> next;
  auto const passed = seconds(belief_.at, fix.at);
  auto const speed = (belief_.speed_mps + fix.speed_mps) / 2;
  for (auto const& place : places) {
    auto best = belief_.guesses.empty() ? place.along_m / 2000 : std::numeric_limits<double>::max();
    for (auto const& g : belief_.guesses)
      best = std::min(best, g.cost + cost_of_move(place.along_m - g.along_m, passed, speed));
    next.push_back({place.along_m, best + cost_of_place(place.off_m)});
  }
  std::ranges::sort(next, {}, &Belief::Guess::cost);
  auto const least = next.front().cost;
  for (auto& g : next) g.cost -= least;
  belief_.guesses = std::move(next);
}

/// Farther ahead than the speeds at both ends allow since the last position that was believed. Positions
/// that go on being so far ahead are believed in the end: the time grows, and the bound with its square.
bool Tracker::is_wild(double along_m, Fix const& fix) const {
  auto const passed = seconds(belief_.placed_at, fix.at);
  auto const most = (belief_.speed_mps + fix.speed_mps) / 2 * passed + kPullMps2 / 4 * passed * passed;
  return along_m - belief_.along_m > most + kBackM;
}

void Tracker::note_standing(Fix const& fix) {
  auto const moves =
      fix.speed_mps > kStandingMps || std::abs(belief_.along_m - belief_.stood_at_m) > kStopZoneM;
  if (moves || !belief_.standing_since.ms) {
    belief_.stood_at_m = belief_.along_m;
    belief_.standing_since = fix.speed_mps > kStandingMps ? base::Instant{} : fix.at;
  }
}

/// Stops passed on the way between two positions. Where it stood at a stop in between, nothing was heard of
/// it: it came with the speed before and left with the speed after.
std::vector<StopEvent> Tracker::events_between(double from_m, base::Instant from, double from_mps,
                                               Fix const& to) const {
  std::vector<StopEvent> out;
  auto const to_m = belief_.along_m;
  auto const part_of = [&](double m) { return to_m > from_m ? (m - from_m) / (to_m - from_m) : 1.0; };
  auto next = belief_.next_stop;
  auto at_stop = belief_.at_stop;
  for (;;) {
    if (at_stop) {
      auto const leaves_m = way_.stops_m()[next - 1] + kStopZoneM;
      // a single position that jumps away from where it stands is noise; two in a row are a light behind it
      auto const away = to_m > leaves_m && (to.speed_mps > kStandingMps || from_m > leaves_m ||
                                            to_m > leaves_m + kSurelyAwayM);
      if (!away || next == way_.n_stops()) break;
      auto const drive_s = to.speed_mps > 2 ? (to_m - leaves_m + kStopZoneM) / to.speed_mps : 0;
      auto when = between(from, to.at, part_of(leaves_m));
      auto const by_speed = to.at.plus_ms(-static_cast<std::int64_t>(drive_s * 1000));
      if (to.speed_mps > 2) when = std::max(when, std::min(by_speed, to.at));
      if (!out.empty()) when = std::max(when, out.back().at);
      out.push_back({next - 1, true, when});
      at_stop = false;
    }
    if (next >= way_.n_stops()) break;
    auto const arrives_m = way_.stops_m()[next] - kStopZoneM;
    if (to_m < arrives_m) break;
    auto when = between(from, to.at, part_of(std::max(arrives_m, from_m)));
    if (from_mps > 2 && from_m < arrives_m) {
      auto const by_speed = from.plus_ms(static_cast<std::int64_t>((arrives_m - from_m) / from_mps * 1000));
      when = std::min(when, by_speed);
    }
    if (!out.empty()) when = std::max(when, out.back().at);
    out.push_back({next, false, when});
    at_stop = true;
    ++next;
  }
  return out;
}

void Tracker::pass(std::vector<StopEvent> const& events) {
  for (auto const& e : events) {
    belief_.at_stop = !e.departed;
    belief_.next_stop = e.stop + 1;
  }
}

/// Heard of for the first time under way: what lies behind is not known.
void Tracker::begin() {
  auto const& stops = way_.stops_m();
  while (belief_.next_stop < stops.size() && stops[belief_.next_stop] + kStopZoneM < belief_.along_m)
    ++belief_.next_stop;
}

/// Before the first stop is left for good it may go about as it likes: yards, a turn around the station.
bool Tracker::is_at_start() const { return belief_.next_stop <= 1; }

void Tracker::come_back_to_start() {
  auto const near_first = belief_.along_m <= way_.stops_m().front() + kStopZoneM;
  if (belief_.next_stop == 1 && !belief_.at_stop && near_first) belief_.at_stop = true;
}

std::vector<StopEvent> Tracker::advance(Fix const& fix) {
  if (way_.n_stops() == 0 || (belief_.at.ms && fix.at <= belief_.at)) return {};
  auto const first = belief_.guesses.empty();
  auto const from_m = belief_.along_m, from_mps = belief_.speed_mps;
  auto const from = first ? fix.at : belief_.at;
  auto const guesses = belief_.guesses;
  match(fix);
  belief_.at = fix.at;
  if (belief_.guesses.empty()) return {};
  auto const along = surely_along(belief_.guesses);
  if (!first && is_wild(along, fix)) {
    belief_.guesses = guesses;
    note_standing(fix);
    belief_.speed_mps = fix.speed_mps;
    return {};
  }
  belief_.placed_at = fix.at;
  // noise may take it back a little; a real way back is another trip
  belief_.along_m = first || is_at_start() ? along : std::max(along, from_m - kBackM);
  if (first) begin();
  auto events = events_between(first ? belief_.along_m : from_m, from, from_mps, fix);
  pass(events);
  come_back_to_start();
  note_standing(fix);
  belief_.speed_mps = fix.speed_mps;
  return events;
}

}  // namespace matching
