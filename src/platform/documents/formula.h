// Texts that a spreadsheet would run as a formula are made harmless on the way out and restored on the way in.
#pragma once
#include <string>
#include <string_view>

namespace platform::documents {

/// Puts an apostrophe before a text that begins like a formula (= + - @, their full-width forms, tab, return, NUL).
/// A text that already looks guarded gets one more, so that `unguard_formula` gives back exactly what went in.
/// @source OWASP ASVS 5.0 1.2.10
std::string guard_formula(std::string_view utf8);

/// Takes the apostrophe of `guard_formula` off; other texts stay as they are.
std::string_view unguard_formula(std::string_view utf8);

}  // namespace platform::documents
