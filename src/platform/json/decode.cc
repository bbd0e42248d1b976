// Fills described structs from JSON text by simdjson; every fault carries its JSON pointer.
#include <simdjson.h>

#include <cstdint>
#include <vector>

#include "platform/json/json.h"
#include "platform/json/scalar.h"

namespace platform::json {
namespace {

using base::Kind;
using simdjson::dom::element;
using simdjson::dom::element_type;

constexpr std::size_t kDepthMax = 32;
constexpr std::size_t kFaultsMax = 100;

/// A place in the document; only written out when something is wrong there.
struct Place {
  Place const* parent;
  std::string_view name;
  std::size_t index{};

  std::string pointer() const {
    if (!parent) return {};
    auto out = parent->pointer() + '/';
    if (name.data() == nullptr) return out + std::to_string(index);
    for (char const c : name) {
      if (c == '~') out += "~0";
      else if (c == '/') out += "~1";
      else out += c;
    }
    return out;
  }
};

class Reader {
 public:
  explicit Reader(std::vector<std::string> const& given) : given_{given} {}
  std::vector<Fault> faults;

  void read(element json, base::Type const& type, Limits const& limits, void* target, Place const& at) {
    switch (type.kind) {
      case Kind::boolean: return read_boolean(json, type, target, at);
      case Kind::integer:
      case Kind::time: return read_integer(json, type, limits, target, at);
      case Kind::real: return read_real(json, type, limits, target, at);
      case Kind::optional:
        if (json.is_null()) return type.reset(target);
        return read(json, type.inner(), limits, type.emplace(target), at);
      case Kind::list: return read_list(json, type, limits, target, at);
      case Kind::object: return read_object(json, type, target, at);
      case Kind::json: static_cast<base::Json*>(target)->text = simdjson::minify(json); return;
      default: return read_string(json, type, limits, target, at);
    }
  }

 private:
  void fault(Place const& at, char const* code, std::string detail) {
    if (faults.size() < kFaultsMax) faults.push_back({at.pointer(), code, std::move(detail)});
  }
  void note(Objected objection, Place const& at) {
    if (objection) fault(at, objection->code, std::move(objection->detail));
  }
  void wrong_type(base::Type const& type, Place const& at) { fault(at, "type", expected(type)); }

  void read_boolean(element json, base::Type const& type, void* target, Place const& at) {
    bool b{};
    if (json.get(b)) return wrong_type(type, at);
    type.set(target, b);
  }
  void read_integer(element json, base::Type const& type, Limits const& limits, void* target, Place const& at) {
    std::int64_t v{};
    if (json.get(v)) return wrong_type(type, at);
    note(set_integer(type, limits, target, v), at);
  }
  void read_real(element json, base::Type const& type, Limits const& limits, void* target, Place const& at) {
    double v{};
    if (json.get(v)) return wrong_type(type, at);
    note(set_real(limits, target, v), at);
  }
  void read_string(element json, base::Type const& type, Limits const& limits, void* target, Place const& at) {
    std::string_view s;
    if (json.get(s)) return wrong_type(type, at);
    note(set_string(type, limits, target, s), at);
  }
  void read_list(element json, base::Type const& type, Limits const& limits, void* target, Place const& at) {
    simdjson::dom::array array;
    if (json.get(array)) return wrong_type(type, at);
    type.reset(target);
    std::size_t count = 0;
    for (element const item : array) {
      if (count == limits.length_max) break;
      read(item, type.inner(), limits.of_element(), type.append(target), {&at, {}, count++});
    }
    note(check_count(limits, array.size()), at);
  }
  void read_object(element json, base::Type const& type, void* target, Place const& at);
  void read_member(simdjson::dom::key_value_pair member, base::Type const& type, std::size_t index, void* target,
                   Place const& at);
  void check_missing(base::Type const& type, std::vector<bool> const& seen, Place const& at);
  std::vector<std::string> const& given_;
};

/// Members usually come in the order of the description, so the search starts where the last one ended.
std::size_t find_field(base::Type const& type, std::string_view name, std::size_t hint) {
  auto const n = type.fields.size();
  for (std::size_t k = 0; k < n; ++k) {
    auto const i = hint + k < n ? hint + k : hint + k - n;
    if (name == type.fields[i].name) return i;
  }
  return n;
}

void Reader::read_object(element json, base::Type const& type, void* target, Place const& at) {
  simdjson::dom::object object;
  if (json.get(object)) return wrong_type(type, at);
  std::vector<bool> seen(type.fields.size());
  if (!at.parent)
    for (auto const& name : given_) seen[find_field(type, name, 0)] = true;
  std::size_t hint = 0;
  for (auto const member : object) {
    auto const index = find_field(type, member.key, hint);
    if (index == type.fields.size()) {
      fault({&at, member.key}, "unknown_field", type.name);
    } else if (seen[index]) {
      fault({&at, member.key}, "malformed", "named twice");
    } else {
      seen[index] = true;
      hint = index + 1;
      read_member(member, type, index, target, at);
    }
  }
  check_missing(type, seen, at);
}

void Reader::read_member(simdjson::dom::key_value_pair member, base::Type const& type, std::size_t index,
                         void* target, Place const& at) {
  auto const& field = type.fields[index];
  auto const no_day = field.type().kind == Kind::date && !field.required && member.value.is_null();
  if (no_day) return;
  read(member.value, field.type(), Limits::of(field), static_cast<char*>(target) + field.offset, {&at, member.key});
}

void Reader::check_missing(base::Type const& type, std::vector<bool> const& seen, Place const& at) {
  for (std::size_t i = 0; i < seen.size(); ++i) {
    auto const& field = type.fields[i];
    if (!seen[i] && field.required && field.type().kind != Kind::optional)
      fault({&at, field.name}, "required", expected(field.type()));
  }
}

/// One per thread: its buffers are reused. Made with the depth limit, so a deep document is refused by the parser.
simdjson::dom::parser& parser_for(std::size_t bytes) {
  thread_local simdjson::dom::parser parser;
  if (parser.capacity() < bytes || parser.max_depth() != kDepthMax) {
    auto const capacity = std::max<std::size_t>(bytes, 64 * 1024);
    if (parser.allocate(capacity, kDepthMax)) throw std::bad_alloc{};
  }
  return parser;
}

}  // namespace

std::vector<Fault> decode(std::string_view text, base::Type const& type, void* object,
                          std::vector<std::string> const& given) {
  if (text.empty()) return {{"", "malformed", "empty"}};
  element root;
  auto const error = parser_for(text.size()).parse(text.data(), text.size()).get(root);
  if (error) return {{"", "malformed", simdjson::error_message(error)}};
  Reader reader{given};
  reader.read(root, type, Limits{INT64_MIN, INT64_MAX, 0, SIZE_MAX}, object, {nullptr, {}});
  return std::move(reader.faults);
}

}  // namespace platform::json
