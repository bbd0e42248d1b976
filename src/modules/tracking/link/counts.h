// What the gateway counts, for /metrics.
#pragma once
#include <atomic>
#include <cstdint>
#include <string>

namespace tracking::link {

/// Counted on the gateway's thread, read by any.
struct Counts {
  std::atomic<std::int64_t> frames{}, bad_frames{}, garbage_bytes{}, reports{}, uploads{}, acknowledged{}, refused{},
      logins{}, failed_logins{}, displaced{}, asked_again{}, commits{}, failed_commits{}, committed_reports{},
      committed_bytes{}, commands_sent{};
};

/// Prometheus text format 0.0.4.
std::string render(Counts const&, std::int64_t connections, std::int64_t accepted, std::int64_t turned_away,
                   std::int64_t cut);

}  // namespace tracking::link
