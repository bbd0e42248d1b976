// Solutions from hostile hands: what is read is judged without a fault of ours, and written and read back the same.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "engine/routing/benchmark/judge.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  namespace bm = routing::benchmark;
  auto const read = bm::read_solution({reinterpret_cast<char const*>(data), size});
  auto const* const solution = std::get_if<bm::Solution>(&read);
  if (!solution) return 0;
  bm::Instance instance{bm::Family::pdptw, "f", 2, 9, {{0, 0, 0, 0, 1000}}, {}};
  for (int i = 1; i <= 8; ++i) {
    auto const is_dropoff = i % 2 == 0;
    instance.customers.push_back({double(i), double(i * i), is_dropoff ? -i : i + 1, 0, 900, 1,
                                  is_dropoff ? i - 1 : i + 1, is_dropoff});
  }
  for (auto const convention : {bm::Convention::exact, bm::Convention::tenths, bm::Convention::whole})
    if (bm::judge(instance, solution->routes, convention).distance < 0) std::abort();
  auto const again = bm::read_solution(bm::render(solution->routes, 1));
  if (std::get<bm::Solution>(again).routes != solution->routes) std::abort();
  return 0;
}
