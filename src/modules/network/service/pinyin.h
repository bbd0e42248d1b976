// Chinese names by the first letters of their pinyin, for searching with a Latin keyboard.
#pragma once
#include <string>
#include <string_view>

namespace network::service {

/// "云岭县" → "ylx"; Latin letters and digits stay, in lower case. @cost about 10 µs a name
std::string initials_of(std::string_view utf8);

}  // namespace network::service
