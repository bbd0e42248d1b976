// Token buckets per account and per address.
#pragma once
#include <array>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "platform/http/route.h"
#include "platform/http/settings.h"

namespace platform::http {

/// Safe for use by many threads. Forgets buckets that are full again when there are too many.
class Limiter {
 public:
  explicit Limiter(Allowances const& allowances) : allowances_{allowances} {}

  enum class By { account, address };
  /// Takes a token. @returns seconds to wait (at least 1) when there is none
  std::optional<int> take(By, std::string_view key, Rate, std::int64_t now_ms);

 private:
  struct Bucket {
    double tokens;
    std::int64_t at_ms;
  };
  struct Shard {
    std::mutex mutex;
    std::unordered_map<std::string, Bucket> buckets;
  };
  static constexpr std::size_t kBucketsMax = 16'384;
  void forget_full(Shard&, std::int64_t now_ms);

  Allowances allowances_;
  std::array<Shard, 16> shards_;
};

}  // namespace platform::http
