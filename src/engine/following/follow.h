// Follows one vehicle along the course of its trip, fix by fix.
#pragma once
#include <array>
#include <optional>
#include <span>
#include <vector>

#include "base/time.h"
#include "engine/following/course.h"

namespace following {

/// Of terminals whose status has the door bits wired (JT/T 808 status bits 13 … 17).
enum class Doors : std::uint8_t { unknown, closed, open };

/// What a terminal says of itself.
struct Fix {
  base::Instant at;
  base::Position position;
  double speed_mps{};
  double direction_deg{};  ///< from north, clockwise
  Doors doors{};
};

/// What may be set for a line.
struct Rules {
  double corridor_m{500};                ///< farther from the path is off route
  std::int64_t off_after_ms{45'000};     ///< and that for so long: one wild fix is no detour
  std::int64_t prolonged_ms{1'800'000};  ///< a stand between the first and the last stop that is reported
};

enum class Happening { trip_begun, arrived, departed, trip_ended, left_route, back_on_route, prolonged_stop };

/// One thing that happened. `at` is interpolated between fixes. An arrival that is told a second time sets
/// the first one right: the vehicle had stood before a light, and only then at the stop.
struct Event {
  Happening what{};
  int stop{-1};  ///< of the course; −1: at no stop
  base::Instant at;
  bool operator==(Event const&) const = default;
};

/// One belief about where the vehicle is.
struct Belief {
  double along_m{}, variance{};
  double score{};     ///< logarithm, the best is 0
  double before_m{};  ///< where the vehicle was at the fix before, by this belief
};

/// A stand near a stop.
struct Stand {
  double along_m{};
  base::Instant from, to;
  bool is_service{};  ///< a door was open
  bool is_wait{};     ///< the doors are known to have stayed closed
};

/// All that is known of a vehicle on a trip; a plain value of some 500 bytes.
struct State {
  std::array<Belief, 6> beliefs{};
  int n_beliefs{};
  Fix last;
  base::Instant placed_at;  ///< of the last fix that lay on the path
  int stop{};               ///< the next stop to arrive at, or where the vehicle is
  bool is_at_stop{};
  std::optional<base::Instant> passed_at;  ///< when the place of `stop` was passed without a stand
  std::optional<Stand> standing,
      stood;              ///< near `stop`: now, and before the one that is believed to be the stop
  base::Instant told_at;  ///< of the arrival at `stop`
  std::optional<base::Instant> off_since, standing_since;
  bool is_off{}, is_prolonged{}, has_ended{};
};

struct Step {
  enum class Verdict { taken, duplicate, late };
  Verdict verdict{};
  double along_m{};     ///< most believed
  double off_m{};       ///< distance to the path
  double likelihood{};  ///< logarithm, of this fix after those before; the plan's part in the first
  std::vector<Event> events;
};

/// A hidden Markov model over places along the path: each belief is moved on by the speeds that the terminal
/// gives (Kalman 1960) and weighed by distance, direction and by how far it would have had to jump; places
/// where the path overlaps itself compete until one explains the fixes (after Newson, Krumm 2009).
///
/// A fix that is older than the last one changes nothing: its verdict is `late`, and the trip is followed
/// again with `follow_all` from fixes in order; `corrections` tells what has to be set right.
/// @cost  some microseconds
class Follower {
 public:
  /// @param date  of the service day that the planned times belong to. The course must outlive the follower.
  Follower(Course const& course, base::ServiceDate date, Rules rules = {});

  Step take(State&, Fix const&) const;

 private:
  void begin(State&, Fix const&, std::vector<Nearby> const&) const;
  void move(State&, Fix const&, std::vector<Nearby> const&) const;
  void watch_route(State&, Fix const&, double off_m, std::vector<Event>&) const;
  void watch_stand(State&, Fix const&, std::vector<Event>&) const;
  void watch_stops(State&, Fix const& before, Fix const& now, std::vector<Event>&) const;
  void watch_stands_at_stop(State&, Fix const& before, Fix const& now) const;
  void leave(State&, base::Instant arrived, base::Instant left, std::vector<Event>&) const;
  void arrive(State&, base::Instant, std::vector<Event>&) const;
  base::Instant passing(double from_m, double to_m, double at_m, Fix const& before, Fix const& now) const;

  Course const* course_;
  base::Instant day_;
  Rules rules_;
};

/// Adds what happened; an arrival that is told again takes the place of the first. @returns the one that gave
/// way
std::optional<Event> tell(Event const& news, std::vector<Event>& events);

/// Fixes in any order, repeated ones among them, of a whole trip.
std::vector<Event> follow_all(Follower const&, std::vector<Fix> fixes);

/// What a second look at a trip changed.
struct Corrections {
  std::vector<Event> wrong;  ///< were told and are not so
  std::vector<Event> right;  ///< are so and were not told
};
Corrections corrections(std::span<Event const> told, std::span<Event const> found);

}  // namespace following
