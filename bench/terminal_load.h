// Terminals by the thousand that report in an open loop: a report has an intended moment, and latency counts
// from it.
#pragma once
#include <sys/epoll.h>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "load.h"

namespace bench {

struct TerminalPlan {
  double rate{2'000};  ///< reports per second in all; 0: each terminal keeps `window` on their way
  int window{16};
  double seconds{5};
  double warm_up_s{1};  ///< sent but not counted
};

struct TerminalOutcome {
  Histogram latency, send_lag;
  std::int64_t acknowledged{},
      missing{};  ///< missing: sent, and not acknowledged three seconds after the end
  double seconds{};
  /// Of another generator in the same time.
  void merge(TerminalOutcome const&);
};

/// Number of a terminal, 11 digits, and the code of all of them.
std::string terminal_number(int i);
inline constexpr char kTerminalCode[] = "bench-code";

/// Connections that stay open between runs; one thread.
class TerminalLoad {
 public:
  /// All connect at the same moment. @throws std::runtime_error when some have not authenticated after a
  /// minute
  TerminalLoad(std::uint16_t port, int connections);
  ~TerminalLoad();
  /// Each sends a report and drops without the answer; all come back at once and send that report again.
  /// @returns what ran until all were authenticated, in seconds; `outcome` of the repeated reports
  double storm(TerminalOutcome& outcome);
  TerminalOutcome run(TerminalPlan const&);
  /// Connections that ended before they were authenticated.
  std::int64_t n_redialled() const { return n_redialled_; }

 private:
  struct Line;
  void connect_all();
  void watch(Line&, std::uint32_t events, int operation);
  /// @returns whether it is authenticated now
  bool go_on(Line&, std::uint32_t events);
  void wait(std::int64_t until_us);
  /// In one segment.
  void send_reports(Line&, int n, std::int64_t intended_us);
  void collect(TerminalOutcome&, std::int64_t count_from_us, std::int64_t until_us);
  void read(Line&, TerminalOutcome&, std::int64_t count_from_us);
  std::uint16_t port_;
  int poll_{-1};
  std::size_t n_ready_{};
  std::vector<epoll_event> events_;  ///< of the last wait
  std::int64_t second_{}, n_redialled_{};
  std::vector<std::unique_ptr<Line>> lines_;
};

}  // namespace bench
