// Failures by who or what was tried, so that a secret cannot be guessed by trying many.
#pragma once
#include <mutex>
#include <string>
#include <unordered_map>

#include "base/time.h"

namespace platform::auth {

/// A key that failed too often within a window waits until the window is over. The default is for logins by address:
/// twenty, more than for an account (five), because a station's desks share one address. Kept in memory: each process
/// counts for itself. Safe for many threads.
class FailureCount {
 public:
  explicit FailureCount(int failures_max = 20, std::int64_t window_ms = 15 * 60'000)
      : failures_max_{failures_max}, window_ms_{window_ms} {}
  bool is_locked(std::string const& key, base::Instant now);
  void count(std::string const& key, base::Instant now);

 private:
  struct Window {
    base::Instant began;
    int failures{};
  };
  int failures_max_;
  std::int64_t window_ms_;
  std::mutex mutex_;
  std::unordered_map<std::string, Window> windows_;
};

}  // namespace platform::auth
