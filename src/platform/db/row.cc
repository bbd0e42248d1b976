// Rows to described structs and back, and the small conveniences of Tx and Database.
#include <cassert>
#include <future>
#include <map>
#include <utility>

#include "platform/db/database.h"
#include "platform/db/object.h"

namespace platform::db {
namespace {

void read_value(Row const& row, int column, base::Type const& type, void* value) {
  if (type.kind == base::Kind::optional) {
    if (row.null(column)) return type.reset(value);
    return read_value(row, column, type.inner(), type.emplace(value));
  }
  if (row.null(column)) return;
  switch (type.kind) {
    case base::Kind::text: *static_cast<std::string*>(value) = row.text(column); return;
    case base::Kind::json: static_cast<base::Json*>(value)->text = row.text(column); return;
    case base::Kind::real: *static_cast<double*>(value) = row.real(column); return;
    case base::Kind::enumeration: {
      auto const name = row.text(column);
      for (std::size_t i = 0; i < type.names.size(); ++i)
        if (name == type.names[i]) return type.set(value, static_cast<std::int64_t>(i));
      throw std::runtime_error("unknown " + std::string{type.name} + " in a row: " + std::string{name});
    }
    case base::Kind::list:
    case base::Kind::object: assert(false && "lists and objects have rows of their own"); return;
    default: type.set(value, row.integer(column));
  }
}

/// Column names of most statements come in the order of the fields, so the search starts where the last one ended.
base::Field const* find_field(base::Type const& type, std::string_view name, std::size_t& hint) {
  auto const n = type.fields.size();
  for (std::size_t i = 0; i < n; ++i) {
    auto const& f = type.fields[(hint + i) % n];
    if (name == f.name) {
      hint = (hint + i + 1) % n;
      return &f;
    }
  }
  return nullptr;
}

std::string insert_sql(std::string_view table, base::Type const& type) {
  auto sql = "INSERT INTO " + std::string{table} + " (region, " + columns_of(type) + ") VALUES ($1";
  for (std::size_t i = 0; i < type.fields.size(); ++i) sql += ", $" + std::to_string(i + 2);
  return sql + ")";
}

}  // namespace

void read_row(Row const& row, base::Type const& type, void* object) {
  std::size_t hint = 0;
  for (int c = 0; c < row.columns(); ++c) {
    auto const* field = find_field(type, row.name(c), hint);
    assert(field && "a column without a field");
    if (field) read_value(row, c, field->type(), static_cast<char*>(object) + field->offset);
  }
}

void Tx::insert_object(std::string_view table, base::Region region, base::Type const& type, void const* object) {
  thread_local std::map<std::pair<std::string, base::Type const*>, std::string, std::less<>> texts;
  auto& sql = texts[{std::string{table}, &type}];
  if (sql.empty()) sql = insert_sql(table, type);
  auto params = params_of(type, object);
  params.insert(params.begin(), Param{region});
  run_later(sql, params);
}

std::optional<std::int64_t> Tx::find_integer(std::string_view sql, std::initializer_list<Param> params) {
  std::optional<std::int64_t> out;
  each(sql, params, [&out](Row const& row) {
    if (!out && !row.null(0)) out = row.integer(0);
  });
  return out;
}

std::optional<std::string> Tx::find_text(std::string_view sql, std::initializer_list<Param> params) {
  std::optional<std::string> out;
  each(sql, params, [&out](Row const& row) {
    if (!out && !row.null(0)) out = std::string{row.text(0)};
  });
  return out;
}

void Database::write_now(Work work) {
  std::promise<void> done;
  write(std::move(work), [&done](std::exception_ptr error) { error ? done.set_exception(error) : done.set_value(); });
  done.get_future().get();
}

}  // namespace platform::db
