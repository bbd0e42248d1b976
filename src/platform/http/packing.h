// Answers made smaller on their way to browsers that can undo it.
#pragma once
#include <string>
#include <string_view>

#include "platform/http/message.h"

namespace platform::http {

inline constexpr int kGzipFast = 1, kGzipUsual = 6;
/// @param level  of zlib, 1 … 9
std::string gzip(std::string_view bytes, int level);

/// Packs a large body where the reader takes gzip. Lists are too small to gain from it; a base map is not. Nothing that
/// is asked with a query holds a secret whose length could tell it.
/// @param accept_encoding  value of the header
Response packed(Response, std::string_view accept_encoding);

}  // namespace platform::http
