// Phone numbers and number plates as people write them.
#pragma once
#include <string>
#include <string_view>

#include "base/result.h"

namespace engine::codes {

/// Digits of a mainland number: "+86" and separators dropped. Mobile 1[3-9] + 9 digits, or a landline of 7 to
/// 12 digits.
/// @errors wrong_length, wrong_character
base::Result<std::string> normalise_phone(std::string_view);

/// A plate as people write it in the form in which it is stored: capitals, no separators ("豫d·12345" → "豫D12345").
/// @param pointer  of the field, for the refusal
/// @errors plate_malformed
base::Result<std::string> normalise_plate(std::string_view utf8, char const* pointer = "");

/// Province character, letter, five characters (six for new energy). @errors wrong_length, wrong_character
/// @param utf8  "豫D12345"
base::Outcome check_plate(std::string_view utf8);

}  // namespace engine::codes
