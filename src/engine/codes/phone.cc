// Phones and plates.
#include "engine/codes/phone.h"

#include <algorithm>

#include "engine/codes/refusals.h"
#include "engine/codes/scanned.h"

namespace engine::codes {

base::Result<std::string> normalise_phone(std::string_view text) {
  auto digits = normalise_scanned(text);
  std::erase_if(digits, [](char c) { return c == '(' || c == ')'; });
  if (digits.starts_with("+86"))
    digits.erase(0, 3);
  else if (digits.starts_with("0086"))
    digits.erase(0, 4);
  if (!is_digits(digits) || digits.starts_with("00")) return refusal::wrong_character;  // 00: dialled abroad
  auto const mobile = digits.size() == 11 && digits[0] == '1';
  if (mobile && digits[1] < '3') return refusal::wrong_character;
  if (digits.size() < 7 || digits.size() > 12) return refusal::wrong_length;
  return digits;
}

base::Outcome check_plate(std::string_view utf8) {
  constexpr std::string_view kProvinces = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼";
  if (utf8.size() != 3 + 6 && utf8.size() != 3 + 7) return refusal::wrong_length;
  auto const at = kProvinces.find(utf8.substr(0, 3));
  auto const rest = utf8.substr(3);
  auto const is_known = [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z' && c != 'I' && c != 'O');
  };
  if (at == std::string_view::npos || at % 3 != 0 || !is_letters(rest.substr(0, 1)) ||
      !std::ranges::all_of(rest, is_known))
    return refusal::wrong_character;
  return base::Done{};
}

base::Result<std::string> normalise_plate(std::string_view utf8, char const* pointer) {
  std::string out{utf8};
  for (std::string_view const separator : {" ", "-", "·", "•", "\u3000"})
    for (auto at = out.find(separator); at != std::string::npos; at = out.find(separator, at))
      out.erase(at, separator.size());
  for (auto& c : out)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  if (!check_plate(out)) return base::refuse(refusal::plate_malformed, {}, pointer);
  return out;
}

}  // namespace engine::codes
