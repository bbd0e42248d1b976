// The check of GB 32100 codes.
#include "engine/codes/usci.h"

#include "engine/codes/refusals.h"

namespace engine::codes {

base::Outcome check_usci(std::string_view code) {
  constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  if (code.size() != 18) return refusal::wrong_length;
  auto sum = 0;
  auto weight = 1;  // 3^i modulo 31
  for (std::size_t i = 0; i < 18; ++i) {
    auto const value = kAlphabet.find(code[i]);
    if (value == std::string_view::npos) return refusal::wrong_character;
    if (i == 17) return (31 - sum % 31) % 31 == static_cast<int>(value) ? base::Outcome{base::Done{}}
                                                                        : base::Outcome{refusal::wrong_check_digit};
    sum += weight * static_cast<int>(value);
    weight = weight * 3 % 31;
  }
  return base::Done{};
}

}  // namespace engine::codes
