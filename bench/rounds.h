// Ours and the peer in turn, round after round, and the ratio of their medians.
#pragma once
#include <functional>
#include <optional>
#include <string>

#include "load.h"
#include "served.h"

namespace bench {

struct Contest {
  std::string name;
  int rounds{3};
  int connections{64};
  double seconds{4};
  double rate{0};  ///< per second; 0: as fast as answers come
  std::function<std::string(Served const&, std::int64_t n)> request;
};

/// The middle of the rounds.
struct Median {
  double per_second{};
  double p50_ms{}, p99_ms{};
  double cpu_us{};  ///< of the server, a request
  double failed{};  ///< refused or without an answer
};

Median median_of(std::vector<Median>);
/// One round against one server. @param from  number of its first request
Median play(Contest const&, Served const&, std::int64_t& from);
/// Prints a row for each and the ratio.
void compare(Contest const&, Served const& ours, std::optional<Served> const& peer);

}  // namespace bench
