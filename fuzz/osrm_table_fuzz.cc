// Tables from hostile hands: what is read has the size that was asked for, and no time or distance below
// zero.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "platform/osrm/table.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  if (size < 1) return 0;
  std::size_t const n_from = data[0] % 4, n_to = data[0] / 4 % 4;
  std::string fault;
  auto const table =
      platform::osrm::parse_table({reinterpret_cast<char const*>(data) + 1, size - 1}, n_from, n_to, fault);
  if (!table) return fault.empty() ? std::abort(), 0 : 0;
  if (table->duration_s.size() != n_from * n_to || table->distance_m.size() != n_from * n_to) std::abort();
  for (auto const& cell : table->duration_s)
    if (cell && *cell < 0) std::abort();
  return 0;
}
