// 居民身份证: the citizen's identity number.
#pragma once
#include <string_view>

#include "base/result.h"
#include "base/time.h"

namespace engine::codes {

/// Eighteen characters: region 6, birth date 8, sequence 3, check character (ISO 7064 MOD 11-2).
/// @param today  a birth date after it is refused
/// @errors wrong_length, wrong_character, wrong_part (region prefix or date), wrong_check_digit
/// @source GB 11643-1999
base::Outcome check_id_card(std::string_view number, base::ServiceDate today);

}  // namespace engine::codes
