// Windows of failures.
#include "platform/auth/failure_count.h"

namespace platform::auth {
namespace {

constexpr std::size_t kWindowsMax = 10'000;

}  // namespace

bool FailureCount::is_locked(std::string const& key, base::Instant now) {
  std::lock_guard const lock{mutex_};
  auto const found = windows_.find(key);
  return found != windows_.end() && now.ms - found->second.began.ms < window_ms_ &&
         found->second.failures >= failures_max_;
}

void FailureCount::count(std::string const& key, base::Instant now) {
  std::lock_guard const lock{mutex_};
  if (windows_.size() >= kWindowsMax)
    std::erase_if(windows_, [this, now](auto const& w) { return now.ms - w.second.began.ms >= window_ms_; });
  auto& window = windows_[key];
  if (now.ms - window.began.ms >= window_ms_) window = {now, 0};
  ++window.failures;
}

}  // namespace platform::auth
