// When a vehicle will be at the stops that lie before it.
#pragma once
#include <array>
#include <span>
#include <vector>

#include "engine/following/course.h"
#include "engine/following/follow.h"
#include "engine/following/learned.h"

namespace following {

/// How today's traffic compares with the usual one: fades within half an hour of driving ahead.
struct Pace {
  double driven_s{}, expected_s{};  ///< of the legs so far, old ones fading

  /// A leg was driven. @param expected_s more than 0
  void note(double driven_s, double expected_s);
  /// What a leg that begins so many seconds ahead takes, as a multiple of the usual.
  double factor(double ahead_s) const;
};

/// Means of the past for one line and direction on one kind of day.
struct Usual {
  Learned const* legs{};    ///< seconds of driving to a stop from the one before
  Learned const* dwells{};  ///< seconds at a stop, passed ones too; of stop 0: behind the plan
  std::int64_t line{};
  DayKind kind{};
};

struct Estimate {
  int stop{};
  base::Instant arrives, departs;
};

/// Where a vehicle is on its trip.
struct Progress {
  double along_m{};
  int stop{};  ///< next to arrive at, or where it is
  bool is_at_stop{};
  base::Instant since;  ///< arrival there, when it is at a stop
  Pace pace;
};

/// All stops before the vehicle, in order; where it is, only the departure. Before the trip has begun:
/// progress 0 at stop 0 gives it by the plan, late when the planned departure has passed.
/// @cost  O(stops)
std::vector<Estimate> estimates(Course const& course, base::ServiceDate date, Usual const& usual,
                                Progress const& progress, base::Instant now);

/// What a finished trip teaches, and how its pace develops while it runs.
class Teacher {
 public:
  Teacher(Course const& course, base::ServiceDate date, Usual usual)
      : course_{&course}, date_{date}, usual_{usual} {}
  /// @returns the driven and the expected seconds of the leg that ended here; nothing for other events
  struct Leg {
    int stop;
    double driven_s, expected_s;
  };
  std::optional<Leg> note(Event const&);

 private:
  Course const* course_;
  base::ServiceDate date_;
  Usual usual_;
  std::optional<Event> departed_;
};

/// Horizons of an estimate: until 5, 10, 15 and 30 minutes ahead.
inline constexpr std::array<int, 4> kHorizons_s{300, 600, 900, 1800};

/// One estimate against what came true.
struct Graded {
  base::Instant told, estimated, arrived;
};

/// Errors of the estimates of one horizon, in seconds.
struct Grade {
  int until_s{};
  std::size_t n{};
  double mean_s{};                   ///< signed: positive when vehicles come later than told
  double p50_s{}, p80_s{}, p95_s{};  ///< of the amount
};

/// @returns one grade for each horizon; an estimate belongs to the horizon in which the arrival really lay
/// ahead
std::array<Grade, 4> grade(std::span<Graded const> estimates);

}  // namespace following
