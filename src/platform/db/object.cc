// SQL texts made once from descriptions.
#include "platform/db/object.h"

#include <cassert>
#include <map>
#include <unordered_map>

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

bool is_key(base::Field const& field) { return std::string_view{field.name} == "id"; }

/// What an update of one table from one type says, alive as long as the thread: statements are found by their text.
class UpdateTexts {
 public:
  UpdateTexts(std::string_view table, base::Type const& type) : table_{table} {
    for (auto const& f : type.fields)
      if (!is_key(f)) columns_.emplace_back(f.name);
    select = "SELECT ";
    for (auto const& c : columns_) select += (&c == &columns_.front() ? "" : ", ") + c;
    select += " FROM " + table_ + " WHERE region = $1 AND id = $2 AND version = $3";
  }

  /// @param named  for each column but the key, whether it is set
  std::string const& update(std::vector<bool> const& named) {
    auto& text = updates_[named];
    if (text.empty()) text = make(named);
    return text;
  }
  /// So many ways of changing a thing are kept as statements; what comes after them sets every column.
  bool is_known(std::vector<bool> const& named) const {
    constexpr std::size_t kKept = 64;
    return updates_.size() < kKept || updates_.contains(named);
  }
  std::string select;

 private:
  std::string make(std::vector<bool> const& named) const {
    auto sql = "UPDATE " + table_ + " SET ";
    auto n = 3;
    for (std::size_t i = 0; i < columns_.size(); ++i)
      if (named[i]) sql += (n == 3 ? "" : ", ") + columns_[i] + " = $" + std::to_string(n), ++n;
    return sql + " WHERE region = $1 AND id = $2 AND version = $" + std::to_string(n);
  }
  std::string table_;
  std::vector<std::string> columns_;
  std::unordered_map<std::vector<bool>, std::string> updates_;
};

UpdateTexts& update_texts(std::string_view table, base::Type const& type) {
  thread_local std::map<std::pair<std::string, base::Type const*>, UpdateTexts> texts;
  return texts.try_emplace({std::string{table}, &type}, table, type).first->second;
}

bool is_same(Row const& row, int column, Param const& param) {
  if (row.null(column)) return std::holds_alternative<std::monostate>(param.value());
  struct Compare {
    Row const& row;
    int column;
    bool operator()(std::monostate) const { return false; }
    bool operator()(std::int64_t v) const { return row.integer(column) == v; }
    bool operator()(double v) const { return row.real(column) == v; }
    bool operator()(std::string_view v) const { return row.text(column) == v; }
    bool operator()(Blob b) const { return row.text(column) == b.bytes; }
  };
  return std::visit(Compare{row, column}, param.value());
}

/// An object taken apart for its update.
struct Parts {
  Param key{nullptr};
  std::vector<Param> values;  ///< of the other columns, in order
  std::int64_t version{};     ///< that the row must have
};

Parts parts_of(base::Type const& type, void const* object) {
  Parts out;
  out.values.reserve(type.fields.size());
  for (auto const& f : type.fields) {
    auto const param = param_of(f.type(), address(f, object));
    if (std::string_view{f.name} == "version") out.version = f.type().get(address(f, object)) - 1;
    if (is_key(f)) out.key = param;
    else out.values.push_back(param);
  }
  return out;
}

/// SQLite writes every index anew whose columns an UPDATE names, though their values stay: name those that change.
/// @returns empty when there is no such row
std::vector<bool> changed_columns(Tx& tx, std::string const& select, base::Region region, Parts const& parts) {
  std::vector<bool> out;
  tx.each(select, {region, parts.key, parts.version}, [&](Row const& row) {
    for (int c = 0; c < row.columns(); ++c) out.push_back(!is_same(row, c, parts.values[static_cast<std::size_t>(c)]));
  });
  return out;
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
  auto& texts = update_texts(table, type);
  auto const parts = parts_of(type, object);
  std::vector<bool> const all(parts.values.size(), true);
  // A server away, asking first costs more than it saves.
  auto named = tx.engine() == Engine::sqlite ? changed_columns(tx, texts.select, region, parts) : all;
  if (named.empty()) return false;
  if (!texts.is_known(named)) named = all;
  std::vector<Param> params{region, parts.key};
  for (std::size_t i = 0; i < named.size(); ++i)
    if (named[i]) params.push_back(parts.values[i]);
  params.emplace_back(parts.version);
  return tx.run(texts.update(named), params, nullptr) == 1;
}

}  // namespace platform::db
