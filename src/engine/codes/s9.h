// UPU S8 and S9: a dispatch between two offices of exchange, and one receptacle of it.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"
#include "base/units.h"

namespace engine::codes {

/// Twenty-nine characters.
struct Receptacle {
  std::string origin, destination;   ///< IMPC codes, six characters
  char category{};                   ///< A air, B S.A.L., C surface, D priority by surface
  std::string subclass;              ///< two characters, "CN"
  int year_digit{};
  std::int64_t dispatch{}, number{}; ///< dispatch of the year, receptacle of the dispatch
  bool last{}, registered{};
  base::Grams weight_g;              ///< in steps of 100 g; 999.9 kg means that or more
};

/// @errors wrong_length, wrong_character
base::Result<Receptacle> parse_s9(std::string_view);

}  // namespace engine::codes
