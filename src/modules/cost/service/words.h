// Chinese words of kinds, for files.
#pragma once
#include <string>
#include <string_view>

namespace cost::service {

/// The word of an enumerator's name; the name itself when it has none.
std::string chinese_of(std::string_view name);

}  // namespace cost::service
