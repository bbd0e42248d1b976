// Compares by the descriptions of the clause types, so that a new field is compared from its first day.
#include "modules/agreement/rules/redline.h"

#include <map>
#include <set>

namespace agreement::rules {
namespace {

using base::Field;
using base::Kind;
using base::Type;

void const* member(void const* object, Field const& f) { return static_cast<char const*>(object) + f.offset; }

std::string value_text(Type const& type, void const* value);

std::string list_text(Type const& type, void const* list) {
  std::string out;
  for (std::size_t i = 0; i < type.size(list); ++i)
    out += (i ? "; " : "") + value_text(type.inner(), type.at(list, i));
  return out;
}

std::string object_text(Type const& type, void const* object) {
  std::string out;
  for (auto const& f : type.fields) out += (out.empty() ? "" : " ") + value_text(f.type(), member(object, f));
  return out;
}

std::string value_text(Type const& type, void const* value) {
  switch (type.kind) {
    case Kind::text:
      return *static_cast<std::string const*>(value);
    case Kind::enumeration:
      return type.names[static_cast<std::size_t>(type.get(value))];
    case Kind::date:
      return base::to_text(base::ServiceDate{static_cast<std::int32_t>(type.get(value))});
    case Kind::time:
      return base::to_text(base::ServiceTime{static_cast<std::int32_t>(type.get(value))});
    case Kind::optional: {
      auto const* const inner = type.peek(value);
      return inner ? value_text(type.inner(), inner) : "";
    }
    case Kind::list:
      return list_text(type, value);
    case Kind::object:
      return object_text(type, value);
    default:
      return std::to_string(type.get(value));
  }
}

std::vector<TextRun> runs_of(std::string const& before, std::string const& after) {
  std::vector<TextRun> out;
  for (auto& p : ::redline::compare(before, after))
    out.push_back({static_cast<TextChange>(p.change), std::move(p.text)});
  return out;
}
static_assert(static_cast<int>(TextChange::added) == static_cast<int>(::redline::Change::added));

/// @param before,after  either may be null: then every field of the other differs
std::vector<FieldChange> compare_fields(Type const& type, void const* before, void const* after) {
  std::vector<FieldChange> out;
  for (auto const& f : type.fields) {
    auto const& t = f.type();
    auto const old = before ? value_text(t, member(before, f)) : std::string{};
    auto const now = after ? value_text(t, member(after, f)) : std::string{};
    if (before && after && old == now) continue;
    auto const is_words = t.kind == Kind::text;
    out.push_back({f.name, old, now, is_words ? runs_of(old, now) : std::vector<TextRun>{}});
  }
  return out;
}

/// Rows of a table by their number.
std::map<std::int64_t, void const*> rows_of(Type const& list, void const* value) {
  std::map<std::int64_t, void const*> out;
  auto const& row = list.inner();
  for (std::size_t i = 0; i < list.size(value); ++i) {
    auto const* const r = list.at(value, i);
    out[row.fields[0].type().get(member(r, row.fields[0]))] = r;  // every clause begins with its number
  }
  return out;
}

void compare_table(Field const& f, void const* before, void const* after, std::vector<ClauseChange>& out) {
  auto const& list = f.type();
  auto const old = rows_of(list, member(before, f)), now = rows_of(list, member(after, f));
  std::set<std::int64_t> numbers;
  for (auto const& [n, row] : old) numbers.insert(n);
  for (auto const& [n, row] : now) numbers.insert(n);
  for (auto const n : numbers) {
    auto const* const a = old.contains(n) ? old.at(n) : nullptr;
    auto const* const b = now.contains(n) ? now.at(n) : nullptr;
    auto fields = compare_fields(list.inner(), a, b);
    if (fields.empty()) continue;
    out.push_back({f.name, n,
                   !a   ? RowChange::added
                   : !b ? RowChange::removed
                        : RowChange::changed,
                   std::move(fields)});
  }
}

void compare_part(Field const& f, void const* before, void const* after, std::vector<ClauseChange>& out) {
  auto const& t = f.type();
  auto const *const a = member(before, f), *const b = member(after, f);
  if (t.kind == Kind::object) {
    if (auto fields = compare_fields(t, a, b); !fields.empty())
      out.push_back({f.name, 0, RowChange::changed, std::move(fields)});
    return;
  }
  auto const old = value_text(t, a), now = value_text(t, b);
  if (old != now) out.push_back({f.name, 0, RowChange::changed, {{f.name, old, now, {}}}});
}

}  // namespace

std::vector<ClauseChange> compare(Clauses const& before, Clauses const& after) {
  std::vector<ClauseChange> out;
  for (auto const& f : base::type_of<Clauses>().fields) {
    if (f.type().kind == Kind::list)
      compare_table(f, &before, &after, out);
    else
      compare_part(f, &before, &after, out);
  }
  return out;
}

}  // namespace agreement::rules
