// Text encodings of sheets made in China: UTF-8, GB18030 (which reads GBK and GB2312) and UTF-16.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace platform::documents {

enum class Encoding : std::uint8_t { utf8, gb18030, utf16 };

/// By its byte order mark; else UTF-8 when it is valid UTF-8; else GB18030.
Encoding detect_encoding(std::string_view bytes);

/// Whether the bytes are UTF-8 of Unicode scalar values (no overlong form, no surrogate).
bool is_utf8(std::string_view);

/// UTF-8 without a byte order mark. What the encoding does not know becomes U+FFFD, so that a reader can name its
/// place.
/// @throws std::runtime_error when the converter is not installed
std::string to_utf8(std::string_view bytes, Encoding);

/// GB18030 of UTF-8. Characters of GBK keep their two bytes, so that programs which know GBK only read them; rarer
/// ones take four.
/// @source GB 18030-2022
std::string to_gb18030(std::string_view utf8);

}  // namespace platform::documents
