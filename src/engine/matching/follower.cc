// Tracker, pace and estimates put together.
#include "engine/matching/follower.h"

#include <algorithm>

namespace matching {

Follower::Follower(Way const& way, Plan const& plan, Durations const& durations, Progress progress)
    : way_{way}, plan_{plan}, durations_{durations}, progress_{std::move(progress)} {
  progress_.stops.resize(way.n_stops());
}

bool Follower::take(Fix const& fix) {
  if (progress_.belief.at.ms && fix.at <= progress_.belief.at) return false;
  Tracker tracker{way_, std::move(progress_.belief)};
  auto const events = tracker.advance(fix);
  progress_.belief = tracker.belief();
  for (auto const& e : events) note(e);
  return true;
}

void Follower::note(StopEvent const& e) {
  auto& stop = progress_.stops[e.stop];
  if (e.departed) {
    stop.departed = e.at;
    return;
  }
  stop.arrived = e.at;
  if (e.stop == 0) return;
  auto const left = progress_.stops[e.stop - 1].departed;
  auto const usual = durations_.segment_s[e.stop];
  if (left.ms && usual > 0)
    progress_.pace = next_pace(progress_.pace, static_cast<double>(e.at.ms - left.ms) / 1000 / usual);
}

Now Follower::now_of(base::Instant now) const {
  auto const& b = progress_.belief;
  Now out;
  out.at = now;
  out.pace = progress_.pace;
  out.next_stop = b.next_stop;
  out.at_stop = b.at_stop;
  if (b.next_stop ==
      0) {  // nothing was heard of it, or it is on its way to its first stop: it can leave that in time
    out.next_stop = 1;
    out.at_stop = true;
    out.arrived_at = now;
  } else if (b.at_stop) {
    out.arrived_at = progress_.stops[b.next_stop - 1].arrived;
  } else if (b.next_stop < way_.n_stops()) {
    auto const from = way_.stops_m()[b.next_stop - 1], to = way_.stops_m()[b.next_stop];
    out.done_share = to > from ? (b.along_m - from) / (to - from) : 0;
  }
  return out;
}

std::vector<base::Instant> Follower::estimates(base::Instant now) const {
  std::vector<base::Instant> out(way_.n_stops());
  if (way_.n_stops() == 0) return out;
  std::vector<AheadStop> ahead;
  for (std::size_t i = 0; i < way_.n_stops(); ++i)
    ahead.push_back({plan_.arrives[i], plan_.departs[i], durations_.segment_s[i], durations_.dwell_s[i]});
  auto const known = now_of(now);
  auto const times = estimate(ahead, known);
  for (std::size_t i = 0; i < times.size(); ++i) out[known.next_stop + i] = times[i];
  return out;
}

Progress followed(Way const& way, Plan const& plan, Durations const& durations, std::span<Fix const> fixes) {
  Follower follower{way, plan, durations};
  for (auto const& fix : fixes) follower.take(fix);
  return follower.progress();
}

}  // namespace matching
