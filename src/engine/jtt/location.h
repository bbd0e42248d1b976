// Position reports of a terminal: the fixed part of 0x0200 and its additional items.
// Source: JT/T 808-2019, 8.12.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/geo.h"
#include "base/time.h"
#include "engine/jtt/naming.h"

namespace jtt {

inline constexpr std::size_t kLocationBytes = 28;

/// The fixed part, in the units of the wire.
struct Location {
  std::uint32_t alarm{}, status{};        ///< bits
  std::uint32_t latitude{}, longitude{};  ///< 10⁻⁶ degree, without sign: south and west are status bits
  std::uint16_t altitude_m{}, speed_dkmh{};  ///< speed in 0.1 km/h
  std::uint16_t direction{};                 ///< degrees from north, clockwise
  std::optional<base::Instant> at;           ///< nothing when the terminal's clock gave no time
};

/// @param bytes  at least `kLocationBytes`; what follows are items
std::optional<Location> read_location(std::string_view bytes);

/// Writes a place in WGS-84 into the fields and bits that tell it; the bit for enciphered coordinates goes.
void put_place(Location&, base::Position);
/// The fixed part as a terminal sends it; without a time six zeros stand there.
std::string write_location(Location const&);

/// Names the fixed part, then what is left of the message as items.
void name_location(Naming&, bool with_items = true);

}  // namespace jtt
