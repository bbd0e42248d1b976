// One run followed: its positions become times at stops, and these with what is usual become estimates.
#pragma once
#include <span>
#include <vector>

#include "engine/matching/estimate.h"
#include "engine/matching/tracker.h"

namespace matching {

/// Planned times of a trip, one a stop.
struct Plan {
  std::vector<base::Instant> arrives, departs;
};
/// What the trip's segments (to each stop; the first is 0) and stays usually take, seconds.
struct Durations {
  std::vector<double> segment_s, dwell_s;
};
/// Actual times at a stop; 0 before.
struct StopTimes {
  base::Instant arrived, departed;
};
/// What is kept of a run between two positions.
struct Progress {
  Belief belief;
  double pace{1};
  std::vector<StopTimes> stops;  ///< one a stop of the way
};

class Follower {
 public:
  /// All outlive it. @param progress  of an earlier follower; empty for a run that begins
  Follower(Way const&, Plan const&, Durations const&, Progress progress = {});

  /// @returns false for a position that is not later than the last one: then the run is to be replayed
  bool take(Fix const&);
  Progress const& progress() const { return progress_; }
  /// Estimated arrivals; 0 at stops that it has come to. Before the first position by the timetable.
  std::vector<base::Instant> estimates(base::Instant now) const;

 private:
  void note(StopEvent const&);
  Now now_of(base::Instant now) const;

  Way const& way_;
  Plan const& plan_;
  Durations const& durations_;
  Progress progress_;
};

/// The run from all its positions in order of time: what late ones ask for.
Progress followed(Way const&, Plan const&, Durations const&, std::span<Fix const>);

}  // namespace matching
