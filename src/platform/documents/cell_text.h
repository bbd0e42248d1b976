// Texts as people type them into sheets, turned into the strict texts that decoding takes.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "base/describe.h"

namespace platform::documents {

/// Without blanks around it, also full-width and non-breaking ones.
std::string_view trimmed(std::string_view utf8);

/// Full-width letters, digits and signs (Ａ１，：) as their plain forms; other characters stay.
std::string half_width(std::string_view utf8);

/// Whether a spreadsheet has rewritten a long number as 1.23457E+12.
bool is_damaged_number(std::string_view text);

/// The text that json::decode_text takes for a value of this type; empty when the cell cannot be one.
std::optional<std::string> strict_text(std::string_view cell, base::Type const&);

}  // namespace platform::documents
