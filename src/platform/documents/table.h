// A neutral table between described structs and every form of output: CSV, XLSX, PDF.
#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/describe.h"

namespace platform::documents {

/// What a column holds, which decides how its cells look and on which side they stand.
/// text · integer · real · money (integer 厘, shown as yuan) · date (integer yyyymmdd) · instant (integer Unix
/// milliseconds, shown on China's wall clock) · time (integer seconds of a service day).
enum class ColumnKind : std::uint8_t { text, integer, real, money, date, instant, time };

struct Column {
  std::string name;   ///< of the field, stable
  std::string title;  ///< for people
  ColumnKind kind{ColumnKind::text};
  double width{12};  ///< in widths of a Latin digit; a Chinese character takes two
};

/// Empty, a text, or a number as its column's kind says.
using Cell = std::variant<std::monostate, std::string, std::int64_t, double>;
using Row = std::vector<Cell>;

struct Table {
  std::vector<Column> columns;
  std::vector<Row> rows;  ///< each as long as `columns`
};

/// The cell as people read it: "12.50", "2026-11-24", "2026-11-24 12:05:00", "25:10"; "" when empty.
std::string to_text(Cell const&, ColumnKind);
/// Yuan with two decimals, three only when the 厘 are not zero: 12500 → "12.50", -5 → "-0.005".
std::string yuan_text(std::int64_t li);
/// Widths of a Latin digit that a text takes; a Chinese character takes two.
std::size_t display_width(std::string_view utf8);

/// Personal fields: as their mask, as no column at all, or in clear for a reader whose task needs them.
enum class PersonalFields : std::uint8_t { masked, omitted, clear };

struct TableOptions {
  std::function<std::string(base::Field const&)> title;  ///< empty: the field's name
  /// The text of an enumerator ("in_transit" → "运输中") or of a boolean ("true", "false"); empty: the name.
  std::function<std::string(base::Type const&, std::string_view name)> label;
  PersonalFields personal{PersonalFields::masked};
};

/// Columns and rows of one described type. Secret fields, objects and lists of objects have no column; a list of
/// scalars is one text joined by "、". Immutable after construction.
class StructColumns {
 public:
  StructColumns(base::Type const&, TableOptions);
  std::vector<Column> const& columns() const { return columns_; }
  /// @param object  of the type given to the constructor
  Row row_of(void const* object) const;

 private:
  Cell cell_of(base::Field const&, base::Type const&, void const* value) const;
  std::string text_of(base::Type const&, void const* value) const;
  TableOptions options_;
  std::vector<base::Field const*> fields_;
  std::vector<Column> columns_;
};

/// The whole list as a table; for long lists give the rows of StructColumns to a writer one by one.
template <typename T>
Table table_of(std::vector<T> const& list, TableOptions options = {}) {
  StructColumns const shape{base::type_of<T>(), std::move(options)};
  Table table{shape.columns(), {}};
  table.rows.reserve(list.size());
  for (auto const& object : list) table.rows.push_back(shape.row_of(&object));
  return table;
}

}  // namespace platform::documents
