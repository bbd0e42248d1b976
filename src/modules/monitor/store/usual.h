// Rows of what segments and stays of a line usually take.
#pragma once
#include <string>
#include <vector>

#include "modules/monitor/monitor.h"

namespace monitor::store {

/// Trips of a line in one direction, on one kind of day, that leave in one hour.
struct UsualKey {
  std::string line;
  std::int64_t direction{};
  bool weekend{};
  std::int64_t hour{};
};
/// To a stop from the one before, and the stay there.
struct UsualRow {
  std::int64_t seq{};
  std::int64_t segment_ms{}, segments_seen{}, stay_ms{}, stays_seen{};
};
DESCRIBE(UsualRow, "What a segment and a stay usually take.", FIELD(seq, "stop, from 0"),
         FIELD(segment_ms, "mean"), FIELD(segments_seen, "observations"), FIELD(stay_ms, "mean"),
         FIELD(stays_seen, "observations"))
/// By stop; only stops that something was seen of.
std::vector<UsualRow> list_usual(Tx&, base::Region, UsualKey const&);
void put_usual(Tx&, base::Region, UsualKey const&, UsualRow const&);

}  // namespace monitor::store
