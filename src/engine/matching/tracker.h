// A vehicle on the way of its trip, position by position: how far it is, when it came to each stop and left
// it.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "base/time.h"
#include "engine/matching/way.h"

namespace matching {

/// A position of a vehicle.
struct Fix {
  base::Instant at;  ///< GNSS time
  base::Position place;
  double speed_mps{};
};

/// A stop that was come to or left. The first stop may be left more than once; the last time counts.
struct StopEvent {
  std::size_t stop{};
  bool departed{};  ///< else arrived
  base::Instant at;
};

/// What is remembered between two positions. Plain, so that it can be kept anywhere.
struct Belief {
  struct Guess {
    double along_m{}, cost{};
  };
  std::vector<Guess> guesses;  ///< where it may be, by cost; empty before the first position
  base::Instant at;            ///< of the last position
  base::Instant placed_at;     ///< of the last one that was believed
  double along_m{};            ///< the likeliest place, never going back by more than noise
  double speed_mps{};
  double off_m{};
  base::Instant standing_since;  ///< 0 while it moves
  double stood_at_m{};
  std::size_t next_stop{};  ///< the first one that it has not come to
  bool at_stop{};           ///< it is at the stop before `next_stop`
};
/// "at;along;…": for a column of text. @returns an empty belief for text that to_text has not made
std::string to_text(Belief const&);
Belief belief_of(std::string const&);

/// Follows one vehicle on one way.
///
/// Hidden Markov model over the places of the way near a position: how far it lies off (Gaussian with a floor
/// for outliers) and how well the distance travelled fits the time that has passed. Beam of eight guesses.
/// @source Newson & Krumm 2009 (map matching); Schweiger et al., TransitClock (stop events from progress)
class Tracker {
 public:
  /// Within that of a stop a vehicle is at it.
  static constexpr double kStopZoneM = 30;
  /// Slower than that it stands. @source GNSS speed noise of terminals, some 2 km/h
  static constexpr double kStandingMps = 1.0;

  explicit Tracker(Way const& way, Belief belief = {}) : way_{way}, belief_{std::move(belief)} {}

  /// The next position; one that is not later than the last is dropped. @returns what happened since
  std::vector<StopEvent> advance(Fix const&);
  Belief const& belief() const { return belief_; }

 private:
  void match(Fix const&);
  bool is_wild(double along_m, Fix const&) const;
  void begin();
  bool is_at_start() const;
  void come_back_to_start();
  void note_standing(Fix const&);
  std::vector<StopEvent> events_between(double from_m, base::Instant from, double from_mps,
                                        Fix const& to) const;
  void pass(std::vector<StopEvent> const&);

  Way const& way_;
  Belief belief_;
};

}  // namespace matching
