// Tells the forms of sheets apart.
#include "platform/documents/sheet.h"

#include "platform/documents/csv.h"
#include "platform/documents/encoding.h"
#include "platform/documents/xlsx_reader.h"

namespace platform::documents {

std::string column_letters(std::size_t column) {
  std::string out;
  for (auto n = column + 1; n > 0; n = (n - 1) / 26) out.insert(out.begin(), static_cast<char>('A' + (n - 1) % 26));
  return out;
}

base::Outcome read_rows(std::string_view bytes, RowSink const& sink, SheetLimits const& limits) {
  if (bytes.size() > limits.bytes_max)
    return base::refuse(refusal::sheet_too_large, std::to_string(bytes.size()) + " bytes");
  if (bytes.starts_with("PK\x03\x04")) return read_xlsx(bytes, sink, limits);
  if (bytes.starts_with("\xD0\xCF\x11\xE0")) return base::refuse(refusal::sheet_malformed, ".xls");  // of before 2007
  auto const text = to_utf8(bytes, detect_encoding(bytes));
  CsvReader reader{sink, limits, sniff_separator(text)};
  TRY(reader.feed(text));
  return reader.finish();
}

}  // namespace platform::documents
