// Rows of a sheet become described structs; what is wrong is told by row and column, and good rows are kept.
#pragma once
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/describe.h"
#include "platform/documents/sheet.h"

namespace platform::documents {

/// A column that a sheet may have: the field it fills and the titles under which people know it, of which the first
/// stands in the form. The field's name is always a title too. Case, spaces, "*" and brackets with a unit or remark
/// ("重量（克）") make no difference; another unit ("重量（kg）") makes it another column, so that nothing is misread.
struct ImportColumn {
  std::string field;
  std::vector<std::string> titles;
  std::string note{};  ///< what to enter, shown in the form; empty: the field's description
};

/// What a sheet is read into.
struct ImportPlan {
  std::vector<ImportColumn> columns;  ///< only these fields can be filled by a sheet
  /// The text of an enumerator or boolean in the sheet; the names are always understood. May be empty.
  std::function<std::string(base::Type const&, std::string_view name)> label;
  std::size_t errors_max{1000};  ///< later ones are counted only
};

/// One fault of a row, as it is shown and as the file of errors lists it.
struct ImportError {
  std::int64_t row{};      ///< as a spreadsheet shows it
  std::string column;      ///< its letters
  std::string title;       ///< of the column in the sheet
  std::string field;
  std::string code;        ///< of json::Fault, of a refusal of the caller, or: number_damaged
  std::string message_zh;
  std::string message_en;
};
DESCRIBE(ImportError, "One fault of a row of a sheet.", FIELD(row, "row as a spreadsheet shows it"),
         FIELD(column, "letters of the column"), FIELD(title, "title of the column in the sheet"),
         FIELD(field, "name of the field"),
         FIELD(code, "a code of a request's fault or of a refusal, or number_damaged"),
         FIELD(message_zh, "what is wrong, simplified Chinese"), FIELD(message_en, "the same in English"))

/// Decodes rows of one type. Not shared by threads.
///
/// Understood: texts with spaces around them (taken off), 1,200 and １２００ for integers, ¥12.50 for money,
/// 2026/11/24, 2026年11月24日 and 20261124 for dates, wall-clock times of China for instants, 8:30 for times,
/// 是/否/√/Y/N for booleans.
/// A long number that a spreadsheet turned into 1.23E+12 is refused, because its last digits are lost.
class RowDecoder {
 public:
  /// Every column of the plan names a field of the type (asserted).
  RowDecoder(base::Type const&, ImportPlan);

  /// Takes the row as header when at least half of the required columns (and one) stand in it.
  bool is_header(std::vector<std::string> const& cells) const;
  /// @errors column_twice, column_missing (a required field of the plan); `detail` names the column
  base::Outcome set_header(std::vector<std::string> const& cells);
  /// Titles of the sheet that no column of the plan has.
  std::vector<std::string> const& unknown_titles() const { return unknown_; }

  /// Fills the object from a row; its faults go to `errors`.
  /// @returns whether the row is good
  bool decode(std::size_t row, std::vector<std::string> const& cells, void* object);
  /// A fault of the row that only the caller can see, at the cell of the field.
  void refuse(std::size_t row, std::string_view field, base::RefusalKind const&);
  std::vector<ImportError> take_errors() { return std::exchange(errors_, {}); }
  std::size_t n_errors() const { return n_errors_; }

 private:
  struct Place {
    base::Field const* field;
    std::size_t column;
    std::string title;
  };
  bool decode_cell(std::size_t row, Place const&, std::string_view text, void* object);
  void note(std::size_t row, Place const&, std::string code, std::string const& detail);
  base::Field const* find_field(std::string_view title) const;

  base::Type const& type_;
  ImportPlan plan_;
  std::vector<Place> places_;
  std::vector<std::string> unknown_;
  std::vector<ImportError> errors_;
  std::size_t n_errors_{};
};

/// What came of a sheet.
struct ImportSummary {
  std::size_t rows_total{};  ///< below the header
  std::size_t rows_good{};  ///< decoded, whatever the caller found in them
  std::size_t errors_total{};
  std::vector<ImportError> errors;
  std::vector<std::string> unknown_titles;
};

/// Reads a sheet into a decoder: the header is looked for in the first ten rows.
/// @param make   a fresh object for each row, alive until the next call
/// @param take   gets the good rows
/// @errors those of read_rows, header_not_found, column_twice, column_missing
base::Result<ImportSummary> import_rows(std::string_view bytes, RowDecoder&, std::function<void*()> const& make,
                                        std::function<void(std::size_t row)> const& take, SheetLimits const& = {});

template <typename T>
struct Imported {
  ImportSummary summary;
  std::vector<std::pair<std::size_t, T>> rows;  ///< row number and value of the good rows
};

/// The whole sheet as structs of one type.
template <typename T>
base::Result<Imported<T>> import_sheet(std::string_view bytes, ImportPlan plan, SheetLimits const& limits = {}) {
  RowDecoder decoder{base::type_of<T>(), std::move(plan)};
  Imported<T> out;
  T object{};
  auto const make = [&]() -> void* { object = T{}; return &object; };
  auto const take = [&](std::size_t row) { out.rows.emplace_back(row, std::move(object)); };
  out.summary = TRY(import_rows(bytes, decoder, make, take, limits));
  return out;
}

/// The empty form of a plan as XLSX.
std::string import_form(std::string_view sheet, base::Type const&, ImportPlan const&);

}  // namespace platform::documents
