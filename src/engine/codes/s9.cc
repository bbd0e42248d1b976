// Reading of S9 receptacle identifiers.
#include "engine/codes/s9.h"

#include <charconv>

#include "engine/codes/refusals.h"
#include "engine/codes/scanned.h"

namespace engine::codes {
namespace {

std::int64_t number(std::string_view digits) {
  std::int64_t n = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), n);
  return n;
}

}  // namespace

base::Result<Receptacle> parse_s9(std::string_view text) {
  if (text.size() != 29) return refusal::wrong_length;
  auto const letters = text.substr(0, 15);
  auto const digits = text.substr(15);
  if (!is_letters(letters) || !is_digits(digits)) return refusal::wrong_character;
  return Receptacle{std::string{text.substr(0, 6)},
                    std::string{text.substr(6, 6)},
                    text[12],
                    std::string{text.substr(13, 2)},
                    digits[0] - '0',
                    number(digits.substr(1, 4)),
                    number(digits.substr(5, 3)),
                    digits[8] == '1',
                    digits[9] == '1',
                    {number(digits.substr(10, 4)) * 100}};
}

}  // namespace engine::codes
