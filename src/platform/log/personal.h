// The last barrier before the log: numbers of people that a text from elsewhere (an exception) may carry.
#pragma once
#include <string>
#include <string_view>

namespace platform::log {

/// Replaces mobile numbers (11 digits that begin with 13…19, also after 86) and identity numbers (a
/// date of birth and the check character fit) by "[hidden]". Other runs of digits, such as keys and instants, stay.
std::string hide_personal(std::string_view);

}  // namespace platform::log
