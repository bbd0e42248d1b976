// A configuration file from anybody's editor: it is taken over, or refused with the line.
#include <cstdint>
#include <stdexcept>

#include "app/configuration.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  platform::app::ProgramOptions options;
  try {
    app::parse_configuration({reinterpret_cast<char const*>(data), size}, options);
  } catch (std::runtime_error const&) {  // the refusal; anything else is a finding
  }
  return 0;
}
