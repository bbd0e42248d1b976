// Chinese words for what is printed, exported and told: states and kinds as people of the trade call them.
#pragma once
#include <string>
#include <string_view>

namespace planning::service {

/// Of an enumerator's name ("assigned" → "已派车"); the name itself when there is no word for it.
std::string chinese_of(std::string_view name);
/// "tyres, lights" → "轮胎、灯光".
std::string chinese_of_each(std::string_view names);

}  // namespace planning::service
