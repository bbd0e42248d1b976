// Whose item number is this? All patterns that fit, the likeliest first.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace engine::codes {

/// A reading of a number. Confidence 0…100: a check digit that fits weighs more than a bare pattern.
struct Reading {
  std::string carrier;  ///< "china_post", "ems", "sf", "jt", "yto", "zto", "sto", "yunda", "upu"
  std::string pattern;  ///< which rule fitted, for people
  int confidence{};
  bool checked{};  ///< a check digit was there and fits
};

/// @param number  normalised (scanned.h)
/// @returns empty when no carrier numbers its items so
/// @source UPU S10; carriers' public patterns; 95–99 carry no check digit that holds: never refused
std::vector<Reading> read_item_number(std::string_view number);

/// Looks like a number at all: 8 to 20 letters and digits. Unknown carriers are accepted when this holds.
bool is_plausible_item_number(std::string_view number);

}  // namespace engine::codes
