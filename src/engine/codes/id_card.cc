// The check of GB 11643 numbers.
#include "engine/codes/id_card.h"

#include <array>

#include "engine/codes/refusals.h"
#include "engine/codes/scanned.h"

namespace engine::codes {
namespace {

/// Provinces by the first two digits: 11–15, 21–23, 31–37, 41–46, 50–54, 61–65, 71, 81–83.
bool is_province(int n) {
  constexpr std::array<std::array<int, 2>, 8> kRanges{
      {{11, 15}, {21, 23}, {31, 37}, {41, 46}, {50, 54}, {61, 65}, {71, 71}, {81, 83}}};
  for (auto const& r : kRanges)
    if (n >= r[0] && n <= r[1]) return true;
  return false;
}

}  // namespace

base::Outcome check_id_card(std::string_view number, base::ServiceDate today) {
  constexpr std::array<int, 17> kWeights{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  if (number.size() != 18) return refusal::wrong_length;
  if (!is_digits(number.substr(0, 17)) || (number[17] != 'X' && !is_digits(number.substr(17))))
    return refusal::wrong_character;
  if (!is_province((number[0] - '0') * 10 + (number[1] - '0'))) return refusal::wrong_part;
  auto const born = base::parse_service_date(number.substr(6, 8));
  if (!born || *born > today || born->yyyymmdd < 18500101) return refusal::wrong_part;
  auto sum = 0;
  for (std::size_t i = 0; i < 17; ++i) sum += kWeights[i] * (number[i] - '0');
  if (number[17] != "10X98765432"[sum % 11]) return refusal::wrong_check_digit;
  return base::Done{};
}

}  // namespace engine::codes
