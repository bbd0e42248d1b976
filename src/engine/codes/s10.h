// UPU S10: thirteen characters that name a postal item all over the world.
#pragma once
#include <string>
#include <string_view>

#include "base/result.h"

namespace engine::codes {

/// "RR 473124829 GB": service indicator, serial, check digit, country of origin.
struct S10 {
  std::string service;   ///< two letters
  std::string serial;    ///< eight digits
  std::string country;   ///< ISO 3166-1 alpha-2
};

/// Weights 8 6 4 2 3 5 9 7; 11 − Σ mod 11, where 10 gives 0 and 11 gives 5.
/// @param serial  eight digits
/// @source UPU S10-12
char s10_check_digit(std::string_view serial);

/// @param text  normalised (scanned.h)
/// @errors wrong_length, wrong_character, wrong_check_digit
base::Result<S10> parse_s10(std::string_view text);
std::string render(S10 const&);

}  // namespace engine::codes
