// How personal data is shown to a reader whose task does not need it.
#pragma once
#include <string>
#include <string_view>

namespace base {

/// "张**": the first character stays, every other one is hidden (at least one). @source GB/T 41833-2022
std::string mask_name(std::string_view utf8);
/// "138******34"; at least six digits are hidden when there are ten or more. @source GB/T 41833-2022
std::string mask_phone(std::string_view);
/// "**************123X": the last four characters stay.
std::string mask_number(std::string_view);
/// Keeps province to village, hides from the first digit or building word on. @source GB/T 41833-2022
std::string mask_address(std::string_view utf8);

}  // namespace base
