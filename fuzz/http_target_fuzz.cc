// Feeds any bytes as a request target, and what it holds to the binder of a described struct.
#include <cstdlib>

#include "platform/command/problem.h"
#include "platform/http/binder.h"
#include "platform/http/target.h"
#include "testing/described_thing.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  auto const target = platform::http::parse_target({reinterpret_cast<char const*>(data), size});
  if (!target) return 0;
  for (auto const& segment : target->segments)
    if (segment == ".." || segment.find('\0') != std::string::npos || !platform::http::is_utf8(segment)) std::abort();
  platform::command::Problem problem;
  platform::http::bind(base::type_of<platform::command::Problem>(), {}, target->parameters, {}, &problem);
  testing_support::Thing thing;
  platform::http::bind(base::type_of<testing_support::Thing>(), {}, target->parameters, {}, &thing);
  return 0;
}
