// Keeping of faults.
#include "engine/timetable/gtfs/fault.h"

namespace gtfs {
namespace {

/// At most 80 bytes, cut between characters.
std::string_view shortened(std::string_view text) {
  if (text.size() <= 80) return text;
  std::size_t n = 80;
  while (n > 0 && (static_cast<unsigned char>(text[n]) & 0xC0) == 0x80) --n;
  return text.substr(0, n);
}

}  // namespace

void Faults::add(FaultKind const& kind, Place const& place, std::string_view value) {
  if (++counts_[static_cast<std::size_t>(kind.severity)] > kKeptMax) return;
  list_.push_back({std::string{place.file}, static_cast<std::int64_t>(place.row), std::string{place.field}, kind.code,
                   kind.severity, std::string{shortened(value)}, kind.zh, kind.en});
}

}  // namespace gtfs
