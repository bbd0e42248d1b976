// Check digit and form of S10.
#include "engine/codes/s10.h"

#include <array>

#include "engine/codes/refusals.h"
#include "engine/codes/scanned.h"

namespace engine::codes {

char s10_check_digit(std::string_view serial) {
  constexpr std::array<int, 8> kWeights{8, 6, 4, 2, 3, 5, 9, 7};
  auto sum = 0;
  for (std::size_t i = 0; i < 8; ++i) sum += kWeights[i] * (serial[i] - '0');
  auto const r = 11 - sum % 11;
  return static_cast<char>('0' + (r == 10 ? 0 : r == 11 ? 5 : r));
}

base::Result<S10> parse_s10(std::string_view text) {
  if (text.size() != 13) return refusal::wrong_length;
  auto const service = text.substr(0, 2);
  auto const digits = text.substr(2, 9);
  auto const country = text.substr(11);
  if (!is_letters(service) || !is_digits(digits) || !is_letters(country)) return refusal::wrong_character;
  if (digits[8] != s10_check_digit(digits.substr(0, 8))) return refusal::wrong_check_digit;
  return S10{std::string{service}, std::string{digits.substr(0, 8)}, std::string{country}};
}

std::string render(S10 const& s) { return s.service + s.serial + s10_check_digit(s.serial) + s.country; }

}  // namespace engine::codes
