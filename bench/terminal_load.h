// Terminals by the thousand that report in an open loop: a report has an intended moment, and latency counts from it.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "load.h"

namespace bench {

struct TerminalPlan {
  std::uint16_t port{};
  int connections{1'000};
  double rate{2'000};   ///< reports per second in all; 0: each terminal keeps `window` on their way
  int window{16};
  double seconds{5};
  double warm_up_s{1};  ///< sent but not counted
};

struct TerminalOutcome {
  Histogram latency, send_lag;
  std::int64_t acknowledged{}, missing{};  ///< missing: sent, and not acknowledged three seconds after the end
  double seconds{};
};

/// Number of a terminal, 11 digits, and the code of all of them.
std::string terminal_number(int i);
inline constexpr char kTerminalCode[] = "bench-code";

/// Connections that stay open between runs; one thread.
class TerminalLoad {
 public:
  /// Connects and authenticates all. @throws std::runtime_error when some are refused
  TerminalLoad(std::uint16_t port, int connections);
  ~TerminalLoad();
  TerminalOutcome run(TerminalPlan const&);

 private:
  struct Line;
  /// In one segment.
  void send_reports(Line&, int n, std::int64_t intended_us);
  void read(Line&, TerminalOutcome&, std::int64_t count_from_us);
  int poll_{-1};
  std::int64_t second_{};
  std::vector<std::unique_ptr<Line>> lines_;
};

}  // namespace bench
