// Gives tables names and media types.
#include "platform/http/sheet_file.h"

#include "platform/documents/csv.h"
#include "platform/documents/xlsx_writer.h"

namespace platform::http {

documents::TableOptions table_in_words(std::string (*word)(std::string_view)) {
  documents::TableOptions options;
  options.title = [](base::Field const& field) { return std::string{field.doc}; };
  options.label = [word](base::Type const&, std::string_view name) { return word(name); };
  return options;
}

File to_xlsx_file(std::string name, std::string bytes) {
  return {"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", std::move(name) + ".xlsx",
          std::move(bytes)};
}

File to_file(std::string name, documents::Table const& table, SheetFormat format) {
  if (format == SheetFormat::xlsx) {
    auto bytes = documents::write_xlsx(name, table);
    return to_xlsx_file(std::move(name), std::move(bytes));
  }
  auto const is_gbk = format == SheetFormat::csv_gbk;
  auto bytes = documents::write_csv(table, is_gbk ? documents::Encoding::gb18030 : documents::Encoding::utf8);
  return {is_gbk ? "text/csv; charset=gb18030" : "text/csv; charset=utf-8", std::move(name) + ".csv",
          std::move(bytes)};
}

}  // namespace platform::http
