// Failed logins by address, so that one machine cannot try many accounts.
#pragma once
#include <mutex>
#include <string>
#include <unordered_map>

#include "base/time.h"

namespace platform::auth {

/// An address that failed twenty times within 15 minutes waits until they are over. More than for an account
/// (five), because a station's desks share one address. Kept in memory: each process counts for itself. Safe
/// for many threads.
class FailureCount {
 public:
  bool is_locked(std::string const& address, base::Instant now);
  void count(std::string const& address, base::Instant now);

 private:
  struct Window {
    base::Instant began;
    int failures{};
  };
  std::mutex mutex_;
  std::unordered_map<std::string, Window> windows_;
};

}  // namespace platform::auth
