// 12-digit codes of villages and residents' committees.
#pragma once
#include <string>
#include <string_view>

#include "base/result.h"

namespace engine::codes {

enum class TownKind { street, town, township, other };
enum class VillageKind { none, residents, village };

/// County 6, town 3, village 3.
struct PlaceCode {
  std::string county, town, village;
  TownKind town_kind{};
  VillageKind village_kind{};
};

/// @errors wrong_length, wrong_character, wrong_part
/// @source GB/T 2260, GB/T 10114: towns 001–099 streets, 100–199 towns, 200–399 townships, 400–599 others;
/// villages 001–199 residents' committees, 200–399 village committees, 000 the town itself
base::Result<PlaceCode> parse_place_code(std::string_view twelve_digits);

}  // namespace engine::codes
