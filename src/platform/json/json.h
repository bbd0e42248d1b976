// Reads and writes described structs as JSON. The only part that knows a JSON library.
#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/describe.h"

namespace platform::json {

/// One fault of a request body.
struct Fault {
  std::string pointer;  ///< RFC 6901, "/items/0/weight_g"
  std::string code;     ///< required, type, unknown_field, too_small, too_large, too_short, too_long,
                        ///< not_listed, malformed
  std::string detail;   ///< the limit or the expected type
};

DESCRIBE(
    Fault, "One fault of a request.", FIELD(pointer, "place in the request, RFC 6901"),
    FIELD(code,
          "required, type, unknown_field, too_small, too_large, too_short, too_long, not_listed, malformed"),
    FIELD(detail, "the limit or the expected type"))

/// Personal fields: shown as their mask, or in clear for a reader whose task needs them (logged by the
/// caller). `digested` shows secret fields too: for computing a digest only, never to be stored or sent.
enum class Personal { masked, clear, digested };

/// Appends the object as JSON. Secret fields are left out (unless `digested`).
void render(std::string& out, base::Type const&, void const* object, Personal = Personal::masked);
template <typename T>
std::string render(T const& object, Personal personal = Personal::masked) {
  std::string out;
  render(out, base::type_of<T>(), &object, personal);
  return out;
}
/// Appends a JSON string literal with its quotes.
void append_quoted(std::string& out, std::string_view utf8);

/// Fills `object` from JSON text and checks every limit of its description. Unknown fields are faults; depth
/// ≤ 32.
/// @param given  names of top-level fields that were filled already (from path or query): neither missing nor
/// allowed
/// @returns all faults found, at most 100; empty when the object is good
std::vector<Fault> decode(std::string_view text, base::Type const&, void* object,
                          std::vector<std::string> const& given = {});
template <typename T>
std::vector<Fault> decode(std::string_view text, T& object) {
  return decode(text, base::type_of<T>(), &object);
}

/// Sets one scalar (or optional scalar, or comma-separated list of scalars) from a path or query text and
/// checks its field's limits.
/// @returns the faults, with `pointer` "/name"
std::vector<Fault> decode_text(std::string_view value, base::Field const&, void* object);
/// Names of required fields are faults unless `present` holds them.
std::vector<Fault> missing_fields(base::Type const&, std::vector<std::string> const& present);

/// The name under which an object or enumeration stands in #/components/schemas.
using SchemaName = std::function<std::string(base::Type const&)>;
/// The struct's own name, '.' for "::".
std::string plain_name(base::Type const&);

/// The JSON Schema (2020-12 subset of OpenAPI 3.1) of a type; objects and enumerations as $ref to
/// #/components/schemas.
std::string schema_of(base::Type const&, SchemaName const& = plain_name);
/// The schema of one field with its limits (for path and query parameters).
std::string schema_of(base::Field const&, SchemaName const& = plain_name);
/// The definition that a $ref of this object or enumeration leads to.
/// @param omit  names of fields to leave out (those that stand in the path)
std::string definition_of(base::Type const&, SchemaName const& = plain_name,
                          std::vector<std::string> const& omit = {});

}  // namespace platform::json
