// Instances from hostile hands: whatever is read makes a problem that makes sense.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "engine/routing/benchmark/instance.h"
#include "engine/routing/check.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  namespace bm = routing::benchmark;
  auto const read = bm::read({reinterpret_cast<char const*>(data), size});
  auto const* const instance = std::get_if<bm::Instance>(&read);
  if (!instance || instance->customers.size() > 300) return 0;
  for (auto const convention : {bm::Convention::exact, bm::Convention::tenths, bm::Convention::whole})
    if (!routing::find_nonsense(bm::to_problem(*instance, convention, routing::Objective::cost).problem)
             .empty())
      std::abort();
  return 0;
}
