// One vehicle on one trip as its reports come in: clock, disorder, corrections, pace and estimates together.
#pragma once
#include "engine/following/clock.h"
#include "engine/following/estimate.h"
#include "engine/following/follow.h"

namespace following {

/// A report as it came in.
struct Report {
  Fix fix;  ///< `at` by the terminal's clock
  base::Instant received;
};

/// Keeps the trip's reports: what comes late is put in its place when the next fresh report shows that the
/// backlog has been sent, and the trip is followed again.
class Live {
 public:
  /// @param usual  its means must outlive this
  Live(Course const& course, base::ServiceDate date, Usual usual, Rules rules = {});

  struct News {
    std::vector<Event> events;  ///< that were not told before
    std::vector<Event> wrong;   ///< were told and are not so
  };
  News take(Report const&);

  std::vector<Event> const& events() const { return events_; }
  State const& state() const { return state_; }
  std::vector<Estimate> estimates(base::Instant now) const;
  std::size_t revisions() const { return revisions_; }

 private:
  News follow_again();
  std::vector<Event> note(std::vector<Event> const& news, std::vector<Event>& events);

  Course const* course_;
  base::ServiceDate date_;
  Usual usual_;
  Follower follower_;
  Teacher teacher_;
  Clock clock_;
  State state_;
  Pace pace_;
  std::vector<Report> reports_;
  std::vector<Event> events_;
  bool has_late_{};
  std::int64_t used_ahead_ms_{};
  std::size_t revisions_{};
};

}  // namespace following
