// Reports in any order to events that are set right as often as needed.
#include "engine/following/live.h"

#include <algorithm>
#include <cstdlib>

namespace following {
namespace {

constexpr std::int64_t kClockMoved_ms =
    5'000;  // by which a better knowledge of the clock is worth another look

}  // namespace

Live::Live(Course const& course, base::ServiceDate date, Usual usual, Rules rules)
    : course_{&course},
      date_{date},
      usual_{usual},
      follower_{course, date, rules},
      teacher_{course, date, usual} {}

std::vector<Event> Live::note(std::vector<Event> const& news, std::vector<Event>& events) {
  std::vector<Event> wrong;
  for (auto const& event : news) {
    if (auto const old = tell(event, events)) wrong.push_back(*old);
    if (auto const leg = teacher_.note(event)) pace_.note(leg->driven_s, leg->expected_s);
  }
  return wrong;
}

Live::News Live::take(Report const& report) {
  clock_.note(report.fix.at, report.received);
  reports_.push_back(report);
  auto fix = report.fix;
  fix.at = clock_.corrected(fix.at);
  auto const clock_moved =
      std::llabs(clock_.ahead_ms() - used_ahead_ms_) > kClockMoved_ms && reports_.size() > 1;
  if (!clock_moved)
    fix.at = report.fix.at.plus_ms(-used_ahead_ms_);
  else
    used_ahead_ms_ = clock_.ahead_ms();
  if (reports_.size() == 1) used_ahead_ms_ = clock_.ahead_ms();
  if (clock_moved) return follow_again();
  auto step = follower_.take(state_, fix);
  if (step.verdict == Step::Verdict::late) {
    has_late_ = true;
    return {};
  }
  if (step.verdict == Step::Verdict::taken && has_late_) return follow_again();
  auto wrong = note(step.events, events_);
  return {std::move(step.events), std::move(wrong)};
}

Live::News Live::follow_again() {
  ++revisions_;
  has_late_ = false;
  std::ranges::stable_sort(reports_, {}, [](Report const& r) { return r.fix.at; });
  state_ = {};
  pace_ = {};
  teacher_ = {*course_, date_, usual_};
  std::vector<Event> found;
  for (auto const& report : reports_) {
    auto fix = report.fix;
    fix.at = fix.at.plus_ms(-used_ahead_ms_);
    note(follower_.take(state_, fix).events, found);
  }
  auto changed = corrections(events_, found);
  events_ = std::move(found);
  return {std::move(changed.right), std::move(changed.wrong)};
}

std::vector<Estimate> Live::estimates(base::Instant now) const {
  if (state_.has_ended) return {};
  Progress progress{0, 0, true, now, pace_};
  if (state_.n_beliefs > 0) {
    progress.along_m = state_.beliefs[0].along_m;
    progress.stop = state_.stop;
    progress.is_at_stop = state_.is_at_stop;
    if (state_.is_at_stop && state_.stop > 0)
      for (auto const& event : events_)
        if (event.what == Happening::arrived && event.stop == state_.stop) progress.since = event.at;
    // What was driven since the last fix.
    auto const since_s = std::clamp(static_cast<double>(now.ms - state_.last.at.ms) / 1000, 0.0, 120.0);
    if (!progress.is_at_stop) progress.along_m += since_s * state_.last.speed_mps;
  }
  return following::estimates(*course_, date_, usual_, progress, now);
}

}  // namespace following
