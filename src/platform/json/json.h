// Reads and writes described structs as JSON. The only part that knows a JSON library.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/describe.h"

namespace platform::json {

/// One fault of a request body.
struct Fault {
  std::string pointer;  ///< RFC 6901, "/items/0/weight_g"
  std::string code;     ///< required, type, unknown_field, too_small, too_large, too_short, too_long, not_listed, malformed
  std::string detail;   ///< the limit or the expected type
};

/// Personal fields: shown as their mask, or in clear for a reader whose task needs them (logged by the caller).
enum class Personal { masked, clear };

/// Appends the object as JSON. Secret fields are left out.
void render(std::string& out, base::Type const&, void const* object, Personal = Personal::masked);
template <typename T>
std::string render(T const& object, Personal personal = Personal::masked) {
  std::string out;
  render(out, base::type_of<T>(), &object, personal);
  return out;
}
/// Appends a JSON string literal with its quotes.
void append_quoted(std::string& out, std::string_view utf8);

/// Fills `object` from JSON text and checks every limit of its description. Unknown fields are faults; depth ≤ 32.
/// @returns all faults found, at most 100; empty when the object is good
std::vector<Fault> decode(std::string_view text, base::Type const&, void* object);
template <typename T>
std::vector<Fault> decode(std::string_view text, T& object) {
  return decode(text, base::type_of<T>(), &object);
}

/// Sets one scalar (or optional scalar) from a path or query text and checks its field's limits.
/// @returns the faults, with `pointer` "/name"
std::vector<Fault> decode_text(std::string_view value, base::Field const&, void* object);
/// Names of required fields are faults unless `present` holds them.
std::vector<Fault> missing_fields(base::Type const&, std::vector<std::string> const& present);

/// The JSON Schema (2020-12 subset of OpenAPI 3.1) of a type; objects and enumerations as $ref to #/components/schemas.
std::string schema_of(base::Type const&);

}  // namespace platform::json
