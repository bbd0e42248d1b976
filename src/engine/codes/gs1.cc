// Modulo 10 of GS1.
#include "engine/codes/gs1.h"

#include "engine/codes/refusals.h"
#include "engine/codes/scanned.h"

namespace engine::codes {
namespace {

base::Outcome check_key(std::string_view digits, std::size_t length) {
  if (digits.size() != length) return refusal::wrong_length;
  if (!is_digits(digits)) return refusal::wrong_character;
  if (digits.back() != gs1_check_digit(digits.substr(0, length - 1))) return refusal::wrong_check_digit;
  return base::Done{};
}

}  // namespace

char gs1_check_digit(std::string_view digits) {
  auto sum = 0;
  auto weight = 3;
  for (auto i = digits.size(); i-- > 0; weight = 4 - weight) sum += weight * (digits[i] - '0');
  return static_cast<char>('0' + (10 - sum % 10) % 10);
}

base::Result<std::string> parse_sscc(std::string_view scanned) {
  constexpr std::size_t kLength = 18;
  if (scanned.starts_with("]C1")) scanned.remove_prefix(3);
  if (scanned.starts_with("(00)")) scanned.remove_prefix(4);
  else if (scanned.size() == kLength + 2 && scanned.starts_with("00")) scanned.remove_prefix(2);
  TRY(check_sscc(scanned));
  return std::string{scanned};
}

base::Outcome check_sscc(std::string_view digits) { return check_key(digits, 18); }
base::Outcome check_gln(std::string_view digits) { return check_key(digits, 13); }

}  // namespace engine::codes
