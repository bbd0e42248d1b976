// Asks an OSRM server for tables, block by block, and leaves it alone for a while when it fails.
#pragma once
#include <chrono>
#include <mutex>
#include <optional>
#include <span>
#include <string>

#include "platform/net/post.h"
#include "platform/osrm/table.h"

namespace platform::osrm {

/// How long is waited, and how much is asked at once.
struct Limits {
  std::int64_t within_ms{5'000};   ///< for one block
  std::int64_t in_all_ms{15'000};  ///< for a table
  std::size_t block{50};  ///< places at each side: servers take 100 unless told otherwise (max-table-size)
  std::int64_t rest_ms{60'000};  ///< after a failure nothing is asked for so long
};

/// Safe for many threads.
class Client {
 public:
  explicit Client(net::Address address, Limits limits = {}) : address_{std::move(address)}, limits_{limits} {}

  /// From every place to every place. A failure is logged once and remembered.
  /// @returns empty when the server failed just now, or a short while ago
  std::optional<Table> table(std::span<base::Position const>);
  /// Why it failed last; "" when it has answered since, or was not asked yet.
  std::string fault() const;

 private:
  using Clock = std::chrono::steady_clock;
  std::optional<Table> ask(std::span<base::Position const> from, std::span<base::Position const> to,
                           std::string& fault) const;
  bool is_resting() const;
  void remember(std::string fault);

  net::Address address_;
  Limits limits_;
  mutable std::mutex mutex_;
  std::string fault_;
  Clock::time_point rests_until_{};
};

}  // namespace platform::osrm
