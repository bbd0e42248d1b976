// 统一社会信用代码: the code of an organisation.
#pragma once
#include <string_view>

#include "base/result.h"

namespace engine::codes {

/// Eighteen characters of an alphabet without I, O, S, V, Z; check character modulo 31.
/// @errors wrong_length, wrong_character, wrong_check_digit
/// @source GB 32100-2015
base::Outcome check_usci(std::string_view);

}  // namespace engine::codes
