// Fills single fields from path and query texts.
#include <algorithm>
#include <charconv>
#include <string>

#include "platform/json/json.h"
#include "platform/json/scalar.h"

namespace platform::json {
namespace {

using base::Kind;

template <typename Number>
bool parse_number(std::string_view text, Number& out) {
  auto const* const end = text.data() + text.size();
  auto const result = std::from_chars(text.data(), end, out);
  return result.ec == std::errc{} && result.ptr == end;
}

Objected set_value(std::string_view text, base::Type const& type, Limits const& limits, void* target);

/// Comma-separated, an empty text is an empty list.
Objected set_list(std::string_view text, base::Type const& type, Limits const& limits, void* target) {
  type.reset(target);
  std::size_t count = 0;
  while (!text.empty()) {
    if (count++ == limits.length_max) return check_count(limits, count);
    auto const comma = std::min(text.find(','), text.size());
    if (auto o = set_value(text.substr(0, comma), type.inner(), limits.of_element(), type.append(target))) return o;
    text.remove_prefix(std::min(comma + 1, text.size()));
  }
  return check_count(limits, count);
}

Objected set_value(std::string_view text, base::Type const& type, Limits const& limits, void* target) {
  Objection const wrong{"type", expected(type)};
  switch (type.kind) {
    case Kind::boolean:
      if (text != "true" && text != "false") return wrong;
      type.set(target, text == "true");
      return {};
    case Kind::integer:
    case Kind::time: {
      std::int64_t v{};
      return parse_number(text, v) ? set_integer(type, limits, target, v) : wrong;
    }
    case Kind::real: {
      double v{};
      return parse_number(text, v) && v - v == 0 ? set_real(limits, target, v) : wrong;  // neither infinite nor NaN
    }
    case Kind::optional: return set_value(text, type.inner(), limits, type.emplace(target));
    case Kind::list: return set_list(text, type, limits, target);
    case Kind::object:
    case Kind::json: return wrong;
    default: return set_string(type, limits, target, text);
  }
}

}  // namespace

std::vector<Fault> decode_text(std::string_view value, base::Field const& field, void* object) {
  auto objection = set_value(value, field.type(), Limits::of(field), static_cast<char*>(object) + field.offset);
  if (!objection) return {};
  return {{std::string{"/"} + field.name, objection->code, std::move(objection->detail)}};
}

std::vector<Fault> missing_fields(base::Type const& type, std::vector<std::string> const& present) {
  std::vector<Fault> out;
  for (auto const& field : type.fields) {
    if (!field.required || field.type().kind == Kind::optional) continue;
    if (std::find(present.begin(), present.end(), field.name) == present.end())
      out.push_back({std::string{"/"} + field.name, "required", expected(field.type())});
  }
  return out;
}

}  // namespace platform::json
