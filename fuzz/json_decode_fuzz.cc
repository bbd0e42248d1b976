// Feeds any bytes to the JSON decoder; what it accepts must render to text that it accepts again.
#include <cstdlib>

#include "platform/event/event.h"
#include "platform/http/batch.h"
#include "platform/json/json.h"
#include "testing/described_thing.h"

namespace {

template <typename T>
void decode_twice(std::string_view text) {
  T first;
  if (!platform::json::decode(text, first).empty()) return;
  T again;
  if (!platform::json::decode(platform::json::render(first), again).empty()) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  std::string_view const text{reinterpret_cast<char const*>(data), size};
  decode_twice<platform::event::Event>(text);
  decode_twice<platform::http::Batch>(text);
  testing_support::Thing thing;  // holds a secret, which is never rendered
  (void)platform::json::decode(text, thing);
  return 0;
}
