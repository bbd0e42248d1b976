// Pinyin initials, so that 张三 is found by "zs".
#pragma once
#include <string>
#include <string_view>

namespace org::service {

/// First Latin letter of every character's reading, lower case; surnames in their own readings (单 shan, 曾
/// zeng).
std::string initials_of(std::string_view utf8_name);

}  // namespace org::service
