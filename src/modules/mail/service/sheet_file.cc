// Gives tables names and media types.
#include "modules/mail/service/sheet_file.h"

#include "modules/mail/service/words.h"
#include "platform/documents/csv.h"
#include "platform/documents/xlsx_writer.h"

namespace mail::service {

namespace documents = platform::documents;

platform::http::File to_xlsx_file(std::string name, std::string bytes) {
  return {"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", std::move(name) + ".xlsx",
          std::move(bytes)};
}

platform::http::File to_file(std::string name, documents::Table const& table, SheetFormat format) {
  if (format == SheetFormat::xlsx) {
    auto bytes = documents::write_xlsx(name, table);
    return to_xlsx_file(std::move(name), std::move(bytes));
  }
  auto const is_gbk = format == SheetFormat::csv_gbk;
  auto bytes = documents::write_csv(table, is_gbk ? documents::Encoding::gb18030 : documents::Encoding::utf8);
  return {is_gbk ? "text/csv; charset=gb18030" : "text/csv; charset=utf-8", std::move(name) + ".csv",
          std::move(bytes)};
}

documents::TableOptions chinese_table() {
  documents::TableOptions options;
  options.title = [](base::Field const& field) { return std::string{field.doc}; };
  options.label = [](base::Type const&, std::string_view name) { return chinese_of(name); };
  return options;
}

}  // namespace mail::service
