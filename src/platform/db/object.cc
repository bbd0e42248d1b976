// SQL texts made once from descriptions.
#include "platform/db/object.h"

#include <cassert>
#include <map>

namespace platform::db {
namespace {

void const* address(base::Field const& field, void const* object) {
  return static_cast<char const*>(object) + field.offset;
}

Param param_of(base::Type const& type, void const* value) {
  switch (type.kind) {
    case base::Kind::text: return Param{*static_cast<std::string const*>(value)};
    case base::Kind::json: return Param{static_cast<base::Json const*>(value)->text};
    case base::Kind::real: return Param{*static_cast<double const*>(value)};
    case base::Kind::enumeration: return Param{type.names[static_cast<std::size_t>(type.get(value))]};
    case base::Kind::optional: {
      auto const* inner = type.peek(value);
      return inner ? param_of(type.inner(), inner) : Param{nullptr};
    }
    case base::Kind::list:
    case base::Kind::object: assert(false && "lists and objects have rows of their own"); return Param{nullptr};
    default: return Param{type.get(value)};
  }
}

std::string update_sql(std::string_view table, base::Type const& type) {
  auto sql = "UPDATE " + std::string{table} + " SET ";
  auto n = 3;
  for (auto const& f : type.fields) {
    if (std::string_view{f.name} == "id") continue;
    sql += std::string{n == 3 ? "" : ", "} + f.name + " = $" + std::to_string(n);
    ++n;
  }
  return sql + " WHERE region = $1 AND id = $2 AND version = $" + std::to_string(n);
}

/// One text for each table and type, alive as long as the thread: statements are cached by their text.
std::string const& cached_update_sql(std::string_view table, base::Type const& type) {
  thread_local std::map<std::pair<std::string, base::Type const*>, std::string> texts;
  auto& text = texts[{std::string{table}, &type}];
  if (text.empty()) text = update_sql(table, type);
  return text;
}

}  // namespace

std::string columns_of(base::Type const& type, std::string_view prefix) {
  std::string out;
  for (auto const& f : type.fields) out += (out.empty() ? "" : ", ") + std::string{prefix} + f.name;
  return out;
}

std::vector<Param> params_of(base::Type const& type, void const* object) {
  std::vector<Param> out;
  out.reserve(type.fields.size() + 1);
  for (auto const& f : type.fields) out.push_back(param_of(f.type(), address(f, object)));
  return out;
}

bool update_object(Tx& tx, std::string_view table, base::Region region, base::Type const& type, void const* object) {
  std::vector<Param> params{region, nullptr};
  std::int64_t version = 0;
  for (auto const& f : type.fields) {
    auto const* value = address(f, object);
    if (std::string_view{f.name} == "id") {
      params[1] = param_of(f.type(), value);
      continue;
    }
    if (std::string_view{f.name} == "version") version = f.type().get(value);
    params.push_back(param_of(f.type(), value));
  }
  params.emplace_back(version - 1);
  return tx.run(cached_update_sql(table, type), params, nullptr) == 1;
}

}  // namespace platform::db
