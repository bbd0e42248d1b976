// Workbooks from hostile hands: any XML inside a valid package ends in rows or in a refusal.
#include <cstdint>

#include "platform/documents/sheet.h"
#include "testing/xlsx_package.h"

/// The input is the sheet and, after 0xFF, the shared texts; the zip around them is whole, so that the fuzzer gets in.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  std::string_view const text{reinterpret_cast<char const*>(data), size};
  auto const cut = text.find('\xff');
  auto const strings = cut == std::string_view::npos ? std::string_view{} : text.substr(cut + 1);
  auto const package = testing_support::package_of_sheet(std::string{text.substr(0, cut)}, std::string{strings});
  platform::documents::SheetLimits const limits{.unpacked_max = 4u << 20, .rows_max = 1000};
  auto const sink = [](std::size_t, std::vector<std::string> const&) { return true; };
  (void)platform::documents::read_rows(package, sink, limits);
  return 0;
}
