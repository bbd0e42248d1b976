// GS1 keys: SSCC for a logistic unit, GLN for a place.
#pragma once
#include <string>
#include <string_view>

#include "base/result.h"

namespace engine::codes {

/// Check digit of GS1 keys: weights 3, 1 from the right, modulo 10. @source GS1 General Specifications 7.9.1
/// @param digits  without the check digit
char gs1_check_digit(std::string_view digits);

/// The SSCC out of what a scanner reads from a GS1 label: 18 digits, bare or behind the application identifier, as
/// "00…", "(00)…" or with the symbology's "]C1" before it. @returns the 18 digits
/// @errors wrong_length, wrong_character, wrong_check_digit
base::Result<std::string> parse_sscc(std::string_view scanned);

/// @errors wrong_length, wrong_character, wrong_check_digit
base::Outcome check_sscc(std::string_view eighteen_digits);
base::Outcome check_gln(std::string_view thirteen_digits);

}  // namespace engine::codes
