// Lists of bags from vehicles (0x0701): every line is a bag or counted as unread, and what was read is written and read
// again as the same.
#include <cstdint>
#include <cstdlib>

#include "modules/tracking/rules/electronic_waybill.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  auto const read = tracking::rules::read_bag_lines({reinterpret_cast<char const*>(data), size});
  auto const again = tracking::rules::read_bag_lines(tracking::rules::write_bag_lines(read.bags));
  if (again.bags != read.bags || again.unread != 0) std::abort();
  return 0;
}
