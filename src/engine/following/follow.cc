// Beliefs about a vehicle's place, moved on and weighed by each fix, and what follows from the most believed
// one.
#include "engine/following/follow.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <utility>

namespace following {
namespace {

constexpr double kSigma = 12;  // of a fix across and along the path, the scatter of the shape itself included
constexpr double kWithin = 120;  // a fix farther from the path says nothing about the place along it
constexpr double kLost = -9;     // score of a fix that does not lie on the path
constexpr double kAgainst = -8;  // of travelling against the direction of the path
constexpr double kForget = -30;  // a belief that is so much worse than the best is given up
constexpr double kZone = 30;     // a stand so near to a stop is a stand at it
constexpr double kAlmost = 15;   // so near before the end of the path is at its end
constexpr double kLong_s = 45;   // between fixes: how the vehicle braked and started is not seen any more
constexpr std::int64_t kWaited_ms = 15'000, kClosing_ms = 5'000;  // doors closed long before the vehicle left
constexpr std::int64_t kRetold_ms = 2'000;                        // an arrival is set right from here on
constexpr double kYard = 120;        // and so near to the first one, where vehicles are moved about
constexpr double kStands_mps = 0.9;  // GNSS gives some tenths while a vehicle stands
constexpr double kTop_mps = 36;
constexpr double kWander_mps = 1.2;  // by which the mean of two speeds misses that of the time between
constexpr double kUsual_mps = 10, kUsualSpread_mps = 8;  // without fixes for long

double seconds(base::Instant from, base::Instant to) { return static_cast<double>(to.ms - from.ms) / 1000; }

double turned_deg(double a, double b) {
  auto const d = std::fabs(std::fmod(a - b, 360.0));
  return d > 180 ? 360 - d : d;
}

double score_of(Fix const& fix, Nearby const& place) {
  auto out = -0.5 * std::min(40.0, place.off_m * place.off_m / (kSigma * kSigma));
  if (fix.speed_mps > 4 && turned_deg(fix.direction_deg, place.heading_deg) > 100) out += kAgainst;
  return out;
}

bool stands(Fix const& fix) { return fix.speed_mps < kStands_mps; }

/// Of two stands the one that served the stop: with an open door, else the nearer one.
bool is_better(Stand const& a, Stand const& b, double place) {
  if (a.is_service != b.is_service) return a.is_service;
  return std::fabs(a.along_m - place) < std::fabs(b.along_m - place);
}

/// The best belief gets score 0. @returns the score that it had
double level(State& state) {
  auto const best = state.beliefs[0].score;
  for (auto& belief : state.beliefs) belief.score -= best;
  return best;
}

double zone_of(int stop) { return stop == 0 ? kYard : kZone; }

base::Instant later(Fix const& fix, double s) { return fix.at.plus_ms(static_cast<std::int64_t>(s * 1000)); }

}  // namespace

Follower::Follower(Course const& course, base::ServiceDate date, Rules rules)
    : course_{&course}, day_{base::instant_of(date, {0})}, rules_{rules} {}

/// Without a past the plan tells where the vehicle may be.
void Follower::begin(State& state, Fix const& fix, std::vector<Nearby> const& places) const {
  auto const now_s = seconds(day_, fix.at);
  for (auto const& place : places) {
    auto const late_s = std::fabs(now_s - course_->planned_s(place.along_m));
    auto const waits =
        now_s < course_->stop(0).departs.seconds && place.along_m < course_->along_m(0) + kYard;
    state.beliefs[static_cast<std::size_t>(state.n_beliefs++)] = {
        place.along_m, kSigma * kSigma, score_of(fix, place) - (waits ? 0 : std::min(late_s / 120, 15.0)),
        place.along_m};
  }
}

/// Moves each belief on, weighs it against each place, and keeps the best of what lies apart.
void Follower::move(State& state, Fix const& fix, std::vector<Nearby> const& places) const {
  auto const dt = seconds(state.last.at, fix.at);
  auto const is_long = dt > 40;
  auto const moved = stands(state.last) && stands(fix) && dt < 90 ? 0
                     : is_long                                    ? kUsual_mps * dt
                               : (state.last.speed_mps + fix.speed_mps) / 2 * dt;
  auto const spread = is_long                             ? kUsualSpread_mps * dt
                      : stands(state.last) && stands(fix) ? 1
                                                          : 2 + kWander_mps * dt;
  std::vector<Belief> all;
  for (int b = 0; b < state.n_beliefs; ++b) {
    auto const& old = state.beliefs[static_cast<std::size_t>(b)];
    auto const expected = std::min(old.along_m + moved, course_->path().length_m());
    auto const variance = old.variance + spread * spread;
    // Nobody knows what a vehicle does beside its path: there it is not moved on.
    all.push_back(
        {places.empty() ? old.along_m : expected, std::min(variance, 4e6), old.score + kLost, old.along_m});
    for (auto const& place : places) {
      auto const off = place.along_m - expected;
      auto const whole = variance + kSigma * kSigma;
      auto const gain = variance / whole;
      all.push_back({expected + gain * off, variance * (1 - gain),
                     old.score + score_of(fix, place) - 0.5 * std::min(60.0, off * off / whole),
                     old.along_m});
    }
  }
  std::ranges::sort(all, std::greater{}, &Belief::score);
  state.n_beliefs = 0;
  for (auto belief : all) {
    auto const kept = std::span{state.beliefs}.first(static_cast<std::size_t>(state.n_beliefs));
    auto const is_near = [&](Belief const& other) { return std::fabs(other.along_m - belief.along_m) < 30; };
    if (belief.score < all.front().score + kForget || kept.size() == state.beliefs.size()) break;
    if (std::ranges::any_of(kept, is_near)) continue;
    state.beliefs[static_cast<std::size_t>(state.n_beliefs++)] = belief;
  }
}

void Follower::watch_route(State& state, Fix const& fix, double off_m, std::vector<Event>& events) const {
  if (off_m <= rules_.corridor_m) {
    if (state.is_off) events.push_back({Happening::back_on_route, -1, fix.at});
    state.is_off = false;
    state.off_since.reset();
    return;
  }
  if (!state.off_since) state.off_since = fix.at;
  if (state.is_off || fix.at.ms - state.off_since->ms < rules_.off_after_ms) return;
  state.is_off = true;
  events.push_back({Happening::left_route, -1, *state.off_since});
}

void Follower::watch_stand(State& state, Fix const& fix, std::vector<Event>& events) const {
  if (!stands(fix)) {
    state.standing_since.reset();
    state.is_prolonged = false;
    return;
  }
  if (!state.standing_since) state.standing_since = fix.at;
  auto const is_under_way = state.stop > 0 && !state.has_ended;
  if (!is_under_way || state.is_prolonged || fix.at.ms - state.standing_since->ms < rules_.prolonged_ms)
    return;
  state.is_prolonged = true;
  events.push_back({Happening::prolonged_stop, state.is_at_stop ? state.stop : -1, *state.standing_since});
}

/// When a place between two fixes was passed: by steady speed when they are near, else as the plan shares the
/// time.
base::Instant Follower::passing(double from_m, double to_m, double at_m, Fix const& before,
                                Fix const& now) const {
  auto part = to_m > from_m ? (at_m - from_m) / (to_m - from_m) : 1.0;
  auto const dt = seconds(before.at, now.at);
  auto const from_s = course_->planned_s(from_m), to_s = course_->planned_s(to_m);
  if (dt > kLong_s && to_s - from_s > 1) part = (course_->planned_s(at_m) - from_s) / (to_s - from_s);
  return later(before, std::clamp(part, 0.0, 1.0) * dt);
}

void Follower::arrive(State& state, base::Instant at, std::vector<Event>& events) const {
  state.is_at_stop = true;
  state.told_at = at;
  if (state.stop == 0) return;
  events.push_back({Happening::arrived, state.stop, at});
  if (state.stop + 1 < course_->n_stops()) return;
  state.has_ended = true;
  events.push_back({Happening::trip_ended, state.stop, at});
}

void Follower::leave(State& state, base::Instant arrived, base::Instant left,
                     std::vector<Event>& events) const {
  if (!state.is_at_stop)
    arrive(state, arrived, events);
  else if (state.stop > 0 && std::llabs(arrived.ms - state.told_at.ms) > kRetold_ms)
    events.push_back({Happening::arrived, state.stop, arrived});
  if (state.stop == 0) events.push_back({Happening::trip_begun, 0, left});
  events.push_back({Happening::departed, state.stop, left});
  ++state.stop;
  state.is_at_stop = false;
  state.passed_at.reset();
  state.standing.reset();
  state.stood.reset();
}

/// Vehicles also stand near a stop without serving it: at a light, behind a cart. The nearest stand is the
/// stop; in the yard of the first stop it is the last one.
void Follower::watch_stands_at_stop(State& state, Fix const& before, Fix const& now) const {
  auto const from_m = state.beliefs[0].before_m, to_m = state.beliefs[0].along_m;
  auto const place = course_->along_m(state.stop);
  auto const dt = seconds(before.at, now.at);
  auto const driven = std::max(0.0, to_m - from_m);
  if (stands(now)) {
    if (std::fabs(to_m - place) > zone_of(state.stop)) return;
    if (!state.standing) {
      // Braking steadily from the speed of the last fix.
      auto const braking = stands(before) ? 0 : 2 * driven / before.speed_mps;
      auto const from = dt > kLong_s ? passing(from_m, to_m, std::min(place, to_m), before, now)
                                     : later(before, std::clamp(braking, 0.0, dt));
      state.standing = Stand{to_m, from, now.at};
      state.standing->is_wait = now.doors == Doors::closed;
    }
    auto& stand = *state.standing;
    stand.along_m = to_m;
    if (now.doors == Doors::open && !stand.is_service) {
      // Doors that were closed a while ago: until then it only waited.
      if (stand.is_wait && stands(before)) stand.from = {(before.at.ms + now.at.ms) / 2};
      stand.is_service = true;
      stand.is_wait = false;
    }
    if (now.doors == Doors::open) stand.to = now.at;
    return;
  }
  if (!state.standing) return;
  auto stand = *state.standing;
  state.standing.reset();
  auto const started =
      dt > kLong_s ? before.at : later(now, -std::clamp(2 * driven / now.speed_mps, 0.0, dt));
  auto const waited =
      stand.is_service && before.doors == Doors::closed && before.at.ms - stand.to.ms > kWaited_ms;
  stand.to = waited ? stand.to.plus_ms(kClosing_ms) : started;
  if (state.stop == 0)
    state.stood = stand;
  else if (!state.stood || is_better(stand, *state.stood, place))
    state.stood = stand;
}

void Follower::watch_stops(State& state, Fix const& before, Fix const& now,
                           std::vector<Event>& events) const {
  auto const from_m = state.beliefs[0].before_m, to_m = state.beliefs[0].along_m;
  while (!state.has_ended) {
    auto const i = state.stop;
    auto const is_last = i + 1 == course_->n_stops();
    auto const place = course_->along_m(i);
    watch_stands_at_stop(state, before, now);
    if (!state.passed_at && to_m >= place - (is_last ? kAlmost : 0))
      state.passed_at = passing(from_m, to_m, std::max(place, from_m), before, now);
    if (!state.is_at_stop && state.standing)
      arrive(state, state.standing->from, events);
    else if (!state.is_at_stop && state.passed_at && is_last)
      arrive(state, *state.passed_at, events);
    if (is_last || to_m <= place + zone_of(i)) return;
    if (!state.stood && !state.passed_at) return;
    auto const has_served = state.stood && !(i > 0 && state.stood->is_wait && state.passed_at);
    auto const passed = state.passed_at.value_or(before.at);
    leave(state, has_served ? state.stood->from : passed, has_served ? state.stood->to : passed, events);
  }
}

Step Follower::take(State& state, Fix const& fix) const {
  Step step;
  auto const is_new = state.n_beliefs == 0;
  if (!is_new && fix.at <= state.last.at) {
    step.verdict = fix.at == state.last.at ? Step::Verdict::duplicate : Step::Verdict::late;
    step.along_m = state.beliefs[0].along_m;
    return step;
  }
  double from_m = 0, to_m = course_->path().length_m();
  if (!is_new) {
    auto low = to_m, high = from_m;
    for (int b = 0; b < state.n_beliefs; ++b) {
      auto const& belief = state.beliefs[static_cast<std::size_t>(b)];
      low = std::min(low, belief.along_m - 150 - 3 * std::sqrt(belief.variance));
      high = std::max(high, belief.along_m + 150 + 3 * std::sqrt(belief.variance));
    }
    from_m = std::max(from_m, low);
    to_m = std::min(to_m, high + kTop_mps * seconds(state.placed_at, fix.at));
  }
  std::vector<Nearby> places;
  course_->path().nearby(fix.position, from_m, to_m, 1e7, 8, places);
  step.off_m = places.empty() ? 0 : places.front().off_m;
  std::erase_if(places, [](Nearby const& place) { return place.off_m > kWithin; });
  if (is_new && places.size() > state.beliefs.size()) places.resize(state.beliefs.size());
  auto const before = state.last;
  if (is_new)
    begin(state, fix, places);
  else
    move(state, fix, places);
  if (!places.empty()) state.placed_at = fix.at;
  if (state.n_beliefs == 0) {  // has not come to its path yet
    step.likelihood = kLost;
    return step;
  }
  if (is_new)
    std::ranges::sort(std::span{state.beliefs}.first(static_cast<std::size_t>(state.n_beliefs)),
                      std::greater{}, &Belief::score);
  step.likelihood = level(state);
  state.last = fix;
  step.along_m = state.beliefs[0].along_m;
  watch_route(state, fix, step.off_m, step.events);
  if (is_new) {  // comes to the trip in its middle: what lies behind was not seen
    while (state.stop + 1 < course_->n_stops() && course_->along_m(state.stop) + kYard < step.along_m)
      ++state.stop;
    state.is_at_stop = state.stop == 0;
  } else {
    watch_stops(state, before, fix, step.events);
  }
  watch_stand(state, fix, step.events);
  return step;
}

std::optional<Event> tell(Event const& news, std::vector<Event>& events) {
  auto const is_same = [&news](Event const& e) { return e.what == news.what && e.stop == news.stop; };
  auto const told = news.what == Happening::arrived ? std::ranges::find_if(events, is_same) : events.end();
  if (told == events.end()) {
    events.push_back(news);
    return {};
  }
  return std::exchange(*told, news);
}

std::vector<Event> follow_all(Follower const& follower, std::vector<Fix> fixes) {
  std::ranges::stable_sort(fixes, {}, &Fix::at);
  State state;
  std::vector<Event> out;
  for (auto const& fix : fixes)
    for (auto const& event : follower.take(state, fix).events) tell(event, out);
  return out;
}

Corrections corrections(std::span<Event const> told, std::span<Event const> found) {
  Corrections out;
  for (auto const& event : told)
    if (std::ranges::find(found, event) == found.end()) out.wrong.push_back(event);
  for (auto const& event : found)
    if (std::ranges::find(told, event) == told.end()) out.right.push_back(event);
  return out;
}

}  // namespace following
