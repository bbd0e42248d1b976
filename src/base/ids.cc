// Which makers there are.
#include "base/ids.h"

#include <atomic>
#include <random>

namespace base {
namespace {

/// Makers that are named by hand stand at both ends (1, 1021).
constexpr std::uint32_t kFirst = 2, kMakers = 1018;

std::uint32_t next_maker() {
  static std::atomic<std::uint32_t> next{std::random_device{}()};
  return kFirst + next++ % kMakers;
}

}  // namespace

IdMaker& ids_of_thread() {
  thread_local IdMaker ids{next_maker()};
  return ids;
}

}  // namespace base
