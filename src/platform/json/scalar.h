// Sets one scalar of a described struct from outside input and checks its limits.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/describe.h"

namespace platform::json {

/// Why a value was not taken: a code of `Fault` and the limit or expected type behind it.
struct Objection {
  char const* code;
  std::string detail;
};
using Objected = std::optional<Objection>;

/// What a field allows; the elements of a list share the number limits of their field, not its length.
struct Limits {
  std::int64_t min;
  std::int64_t max;
  std::size_t length_min;
  std::size_t length_max;
  static Limits of(base::Field const& f) { return {f.min, f.max, f.length_min, f.length_max}; }
  Limits of_element() const { return {min, max, 0, 4096}; }
};

/// What a value of the type is called in a fault, "integer", "RFC 3339 instant".
char const* expected(base::Type const&);

/// Sets an integer, time or boolean-free whole number; also refuses what does not fit the member's width.
Objected set_integer(base::Type const&, Limits const&, void* target, std::int64_t);
Objected set_real(Limits const&, void* target, double);
/// Sets a text, id, instant, date or enumeration from its JSON string.
Objected set_string(base::Type const&, Limits const&, void* target, std::string_view);
/// Checks the number of elements of a list.
Objected check_count(Limits const&, std::size_t count);

}  // namespace platform::json
