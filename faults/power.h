// Loses power again and again under the SQLite engine and asks for everything that it had called durable.
#pragma once
#include <cstdint>
#include <string>

namespace faults {

struct PowerTally {
  std::int64_t losses{};        ///< rounds in which the power was lost
  std::int64_t acknowledged{};  ///< rows that were called durable
  std::int64_t lost{};          ///< of those, missing afterwards
  std::int64_t corrupt{};       ///< databases that did not open, were damaged, or counted wrongly
};

struct Weather {
  std::string swallow{};  ///< see FAULTS_SWALLOW: "" for an honest disk; a lying one must be caught
  bool io_error{};        ///< one call before the loss fails with EIO
};
PowerTally lose_power(int rounds, unsigned seed, Weather const& = {});

}  // namespace faults
