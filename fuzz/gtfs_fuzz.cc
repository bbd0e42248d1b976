// Feeds from hostile hands: whatever is read must be written and read back as the same feed.
#include <cstdint>
#include <cstdlib>

#include "engine/timetable/gtfs/read.h"
#include "engine/timetable/gtfs/write.h"

/// The input is a feed whose files are separated by 0xFF, which no UTF-8 text holds.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  static constexpr char const* kNames[] = {"agency.txt", "stops.txt", "routes.txt", "calendar.txt",
                                           "calendar_dates.txt", "trips.txt", "stop_times.txt", "frequencies.txt",
                                           "shapes.txt", "feed_info.txt"};
  gtfs::Files files;
  std::size_t i = 0;
  for (std::size_t at = 0; i < std::size(kNames); ++i) {
    auto end = at;
    while (end < size && data[end] != 0xFF) ++end;
    files[kNames[i]] = std::string{reinterpret_cast<char const*>(data) + at, end - at};
    if (end >= size) break;
    at = end + 1;
  }
  auto const first = gtfs::read(files);
  if (gtfs::read(gtfs::write(first.feed)).feed != first.feed) std::abort();
  return 0;
}
