// The request of GET /api/live.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/describe.h"

namespace platform::live {

struct Watch {
  std::vector<std::string> topics;
  std::optional<std::int64_t> after;
};
DESCRIBE(Watch, "What to follow of the journal.",
         FIELD(topics, "prefixes of event types, comma-separated; none = everything").longest(32).or_default(),
         FIELD(after, "place in the journal to go on after; the header Last-Event-ID wins").at_least(0))

}  // namespace platform::live
