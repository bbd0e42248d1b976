// What a scanner or a person typed, made into the text of a code.
#pragma once
#include <string>
#include <string_view>

namespace engine::codes {

/// Upper case; spaces and hyphens dropped; full-width letters and digits made half-width; of a URL the last path
/// segment (labels of China Post carry "https://mini.ems.com.cn/youzheng/mini/<number>").
std::string normalise_scanned(std::string_view utf8);

bool is_digits(std::string_view);
bool is_letters(std::string_view);  ///< A–Z

}  // namespace engine::codes
