// Sets one scalar of a described struct from outside input and checks its limits.
#include "platform/json/scalar.h"

#include <algorithm>
#include <charconv>
#include <limits>

namespace platform::json {
namespace {

using base::Kind;

constexpr auto kNoMin = std::numeric_limits<std::int64_t>::min();
constexpr auto kNoMax = std::numeric_limits<std::int64_t>::max();

Objected check_range(Limits const& limits, std::int64_t v) {
  if (v < limits.min) return Objection{"too_small", std::to_string(limits.min)};
  if (v > limits.max) return Objection{"too_large", std::to_string(limits.max)};
  return {};
}

std::size_t count_characters(std::string_view utf8) {
  return static_cast<std::size_t>(std::count_if(utf8.begin(), utf8.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }));
}

Objected check_length(Limits const& limits, std::size_t length) {
  if (length < limits.length_min) return Objection{"too_short", std::to_string(limits.length_min)};
  if (length > limits.length_max) return Objection{"too_long", std::to_string(limits.length_max)};
  return {};
}

Objected set_text(Limits const& limits, void* target, std::string_view s) {
  // PostgreSQL cannot store U+0000, so neither engine is given one.
  if (s.find('\0') != std::string_view::npos) return Objection{"malformed", "U+0000"};
  static_cast<std::string*>(target)->assign(s);
  return check_length(limits, count_characters(s));
}

std::optional<std::int64_t> parse_id(std::string_view s) {
  if (s.empty() || s.front() < '0' || s.front() > '9') return {};
  std::int64_t v{};
  auto const [end, error] = std::from_chars(s.data(), s.data() + s.size(), v);
  if (error != std::errc{} || end != s.data() + s.size()) return {};
  return v;
}

std::optional<std::int64_t> parse_named(base::Type const& type, std::string_view s) {
  for (std::size_t i = 0; i < type.names.size(); ++i)
    if (s == type.names[i]) return static_cast<std::int64_t>(i);
  return {};
}

std::string list_names(base::Type const& type) {
  std::string out;
  for (auto const* name : type.names) out += (out.empty() ? "" : ", ") + std::string{name};
  return out;
}

}  // namespace

char const* expected(base::Type const& type) {
  switch (type.kind) {
    case Kind::boolean: return "boolean";
    case Kind::integer: return "integer";
    case Kind::id: return "string of digits";
    case Kind::real: return "number";
    case Kind::text: return "string";
    case Kind::instant: return "RFC 3339 instant";
    case Kind::date: return "date yyyy-mm-dd";
    case Kind::time: return "integer of seconds";
    case Kind::enumeration: return "one of the listed names";
    case Kind::optional: return expected(type.inner());
    case Kind::list: return "array";
    case Kind::object: return "object";
    case Kind::json: return "JSON";
  }
  return "value";
}

Objected set_integer(base::Type const& type, Limits const& limits, void* target, std::int64_t v) {
  if (auto const objection = check_range(limits, v)) return objection;
  type.set(target, v);
  if (type.get(target) != v) return Objection{v < 0 ? "too_small" : "too_large", "of the field's width"};
  return {};
}

Objected set_real(Limits const& limits, void* target, double v) {
  *static_cast<double*>(target) = v;
  if (limits.min != kNoMin && v < static_cast<double>(limits.min))
    return Objection{"too_small", std::to_string(limits.min)};
  if (limits.max != kNoMax && v > static_cast<double>(limits.max))
    return Objection{"too_large", std::to_string(limits.max)};
  return {};
}

Objected set_string(base::Type const& type, Limits const& limits, void* target, std::string_view s) {
  if (type.kind == Kind::text) return set_text(limits, target, s);
  std::optional<std::int64_t> value;
  switch (type.kind) {
    case Kind::id: value = parse_id(s); break;
    case Kind::instant:
      if (auto const at = base::parse_rfc3339(s)) value = at->ms;
      break;
    case Kind::date:
      if (auto const date = base::parse_service_date(s)) value = date->yyyymmdd;
      break;
    case Kind::enumeration:
      value = parse_named(type, s);
      if (!value) return Objection{"not_listed", list_names(type)};
      break;
    default: break;
  }
  if (!value) return Objection{"type", expected(type)};
  type.set(target, *value);
  return type.kind == Kind::enumeration ? Objected{} : check_range(limits, *value);
}

Objected check_count(Limits const& limits, std::size_t count) { return check_length(limits, count); }

}  // namespace platform::json
