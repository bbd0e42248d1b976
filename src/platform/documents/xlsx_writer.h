// Writes XLSX row by row in constant memory.
#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "platform/documents/table.h"

namespace platform::documents {

/// One sheet with a frozen, filterable header row. Integers longer than the 15 digits that a spreadsheet keeps are
/// written as text; money as yuan with two decimals, dates and instants as dates on China's wall clock; texts that
/// begin like a formula are guarded. Not shared by threads; rows must come in order.
class XlsxWriter {
 public:
  /// @param sheet  name of the sheet; what spreadsheets forbid in it is replaced, 31 characters stay
  /// @throws std::runtime_error when memory or temporary space ends
  XlsxWriter(std::string_view sheet, std::vector<Column> columns);
  ~XlsxWriter();
  XlsxWriter(XlsxWriter const&) = delete;

  void add_row(Row const&);
  /// Closes the file and gives its bytes; nothing may be added afterwards.
  std::string finish();

 private:
  friend class XlsxTemplate;
  struct Book;
  std::unique_ptr<Book> book_;
};

std::string write_xlsx(std::string_view sheet, Table const&);

/// A column of a form that people fill in and send back.
struct FormColumn {
  std::string title;
  std::string note;                  ///< shown on the title: what to enter
  std::vector<std::string> choices;  ///< offered as a list when not empty
  bool required{};                   ///< the title is marked
  double width{16};
};

/// An empty form: titles with notes, text cells (so that long numbers stay as typed), lists of choices for 5000 rows.
std::string write_form(std::string_view sheet, std::vector<FormColumn> const&);

}  // namespace platform::documents
