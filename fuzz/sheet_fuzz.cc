// Sheets from hostile hands: any bytes read as CSV or XLSX end in rows or in a refusal.
#include <cstdint>

#include "platform/documents/sheet.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  platform::documents::SheetLimits const limits{.unpacked_max = 4u << 20, .rows_max = 1000};
  auto const sink = [](std::size_t, std::vector<std::string> const&) { return true; };
  (void)platform::documents::read_rows({reinterpret_cast<char const*>(data), size}, sink, limits);
  return 0;
}
