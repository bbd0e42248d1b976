// Chinese words for what is exported: states, kinds and causes as dispatchers call them.
#pragma once
#include <string>
#include <string_view>

namespace monitor::service {

/// Of an enumerator's name ("late_departure" → "晚发"); the name itself when there is no word for it.
std::string chinese_of(std::string_view name);

}  // namespace monitor::service
