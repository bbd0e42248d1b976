// Windows of failures.
#include "platform/auth/failure_count.h"

namespace platform::auth {
namespace {

constexpr int kAddressFailuresMax = 20;
constexpr std::int64_t kWindowMs = 15 * 60'000;
constexpr std::size_t kWindowsMax = 10'000;

}  // namespace

bool FailureCount::is_locked(std::string const& address, base::Instant now) {
  std::lock_guard const lock{mutex_};
  auto const found = windows_.find(address);
  return found != windows_.end() && now.ms - found->second.began.ms < kWindowMs &&
         found->second.failures >= kAddressFailuresMax;
}

void FailureCount::count(std::string const& address, base::Instant now) {
  std::lock_guard const lock{mutex_};
  if (windows_.size() >= kWindowsMax)
    std::erase_if(windows_, [now](auto const& w) { return now.ms - w.second.began.ms >= kWindowMs; });
  auto& window = windows_[address];
  if (now.ms - window.began.ms >= kWindowMs) window = {now, 0};
  ++window.failures;
}

}  // namespace platform::auth
