// Token buckets per account and per address.
#include "platform/http/limiter.h"

#include <algorithm>
#include <cmath>
#include <functional>

namespace platform::http {

std::optional<int> Limiter::take(By by, std::string_view key, Rate rate, std::int64_t now_ms) {
  auto const index = static_cast<std::size_t>(rate);
  auto const& allowance = by == By::account ? allowances_.account[index] : allowances_.address[index];
  std::string name{by == By::account ? 'a' : 'i', static_cast<char>('0' + index)};
  name += key;
  auto& shard = shards_[std::hash<std::string>{}(name) % shards_.size()];
  std::lock_guard const lock{shard.mutex};
  if (shard.buckets.size() >= kBucketsMax) forget_full(shard, now_ms);
  auto& bucket = shard.buckets.try_emplace(std::move(name), Bucket{allowance.burst, now_ms}).first->second;
  auto const passed_s = static_cast<double>(std::max<std::int64_t>(0, now_ms - bucket.at_ms)) / 1000;
  bucket.tokens = std::min(allowance.burst, bucket.tokens + passed_s * allowance.per_s);
  bucket.at_ms = now_ms;
  if (bucket.tokens >= 1) {
    bucket.tokens -= 1;
    return {};
  }
  return std::max(1, static_cast<int>(std::ceil((1 - bucket.tokens) / allowance.per_s)));
}

/// A bucket untouched for ten minutes is full in every class.
void Limiter::forget_full(Shard& shard, std::int64_t now_ms) {
  std::erase_if(shard.buckets, [&](auto const& entry) { return now_ms - entry.second.at_ms > 600'000; });
  if (shard.buckets.size() >= kBucketsMax) shard.buckets.clear();
}

}  // namespace platform::http
