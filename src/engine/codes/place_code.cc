// Ranges of place codes.
#include "engine/codes/place_code.h"

#include <charconv>

#include "engine/codes/refusals.h"
#include "engine/codes/scanned.h"

namespace engine::codes {
namespace {

int number(std::string_view digits) {
  auto n = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), n);
  return n;
}

TownKind town_kind(int n) {
  return n < 100   ? TownKind::street
         : n < 200 ? TownKind::town
         : n < 400 ? TownKind::township
                   : TownKind::other;
}

}  // namespace

base::Result<PlaceCode> parse_place_code(std::string_view text) {
  if (text.size() != 12) return refusal::wrong_length;
  if (!is_digits(text)) return refusal::wrong_character;
  auto const town = number(text.substr(6, 3));
  auto const village = number(text.substr(9, 3));
  if (text[0] == '0' || town > 599 || village > 399 || (town == 0 && village != 0))
    return refusal::wrong_part;
  auto const kind = village == 0    ? VillageKind::none
                    : village < 200 ? VillageKind::residents
                                    : VillageKind::village;
  return PlaceCode{std::string{text.substr(0, 6)}, std::string{text.substr(6, 3)},
                   std::string{text.substr(9, 3)}, town_kind(town), kind};
}

}  // namespace engine::codes
