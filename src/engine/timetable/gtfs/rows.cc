// Rows by the columns of their kind.
#include "engine/timetable/gtfs/rows.h"

#include <algorithm>

#include "engine/timetable/gtfs/columns.h"
#include "engine/timetable/gtfs/csv.h"

namespace gtfs {
namespace {

template <typename T>
std::vector<Column<T> const*> used_columns(std::vector<T> const& rows) {
  std::vector<Column<T> const*> out;
  for (auto const& c : columns_of(static_cast<T const*>(nullptr)))
    if (std::ranges::any_of(rows, [&c](T const& row) { return !c.get(row).empty(); })) out.push_back(&c);
  return out;
}

}  // namespace

template <typename T>
std::string to_text(std::vector<T> const& rows) {
  auto const columns = used_columns(rows);
  std::string out;
  if (columns.empty()) return out;
  for (auto const* c : columns) append_cell(out, c->name, c == columns.front());
  for (auto const& row : rows) {
    out += '\n';
    for (auto const* c : columns) append_cell(out, c->get(row), c == columns.front());
  }
  return out;
}

template <typename T>
std::vector<T> rows_of(std::string_view text) {
  auto const table = Table::parse(text);
  std::vector<T> out(table.size());
  for (auto const& c : columns_of(static_cast<T const*>(nullptr))) {
    auto const index = table.column(c.name);
    if (index == Table::npos) continue;
    for (std::size_t row = 0; row < table.size(); ++row)
      if (auto const cell = table.cell(row, index); !cell.empty()) c.set(out[row], cell);
  }
  return out;
}

#define GTFS_ROWS(T)                                            \
  template std::string to_text<T>(std::vector<T> const&);       \
  template std::vector<T> rows_of<T>(std::string_view);
GTFS_ROWS(CalendarDate)
GTFS_ROWS(StopTime)
GTFS_ROWS(Frequency)
GTFS_ROWS(ShapePoint)

}  // namespace gtfs
