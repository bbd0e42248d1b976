// What is made of a region's rows once and kept in memory until they change.
#pragma once
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <utility>

#include "base/ids.h"

namespace network::service {

/// The newest of each region, by the revision of its rows. Safe for many threads: what lies on it is immutable.
template <typename T>
class Shelf {
 public:
  /// Null when there is none of this revision.
  std::shared_ptr<T const> find(base::Region region, std::int64_t revision) {
    std::lock_guard const lock{mutex_};
    auto const found = by_region_.find(region);
    return found != by_region_.end() && found->second.first == revision ? found->second.second : nullptr;
  }
  void put(base::Region region, std::int64_t revision, std::shared_ptr<T const> made) {
    std::lock_guard const lock{mutex_};
    by_region_[region] = {revision, std::move(made)};
  }

 private:
  std::mutex mutex_;
  std::map<base::Region, std::pair<std::int64_t, std::shared_ptr<T const>>> by_region_;
};

/// The one shelf of the program for such things.
template <typename T>
Shelf<T>& shelf() {
  static Shelf<T> shelf;
  return shelf;
}

}  // namespace network::service
