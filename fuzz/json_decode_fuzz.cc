// Feeds any bytes to the JSON decoder; what it accepts must render to text that it accepts again.
#include <cstdlib>

#include "platform/event/event.h"
#include "platform/json/json.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  platform::event::Event event;
  if (!platform::json::decode({reinterpret_cast<char const*>(data), size}, event).empty()) return 0;
  platform::event::Event again;
  if (!platform::json::decode(platform::json::render(event), again).empty()) std::abort();
  return 0;
}
