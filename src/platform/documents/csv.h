// Comma-separated values: a streaming reader and a writer.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "platform/documents/encoding.h"
#include "platform/documents/sheet.h"
#include "platform/documents/table.h"

namespace platform::documents {

/// Comma, semicolon or tab: the one of which the first line has most outside quotes; comma when there is none.
char sniff_separator(std::string_view utf8);

/// A state machine that takes a text in pieces of any length. Lines end by CRLF, LF or CR. Not shared by threads.
/// @source RFC 4180
class CsvReader {
 public:
  /// @param sink  outlives the reader
  CsvReader(RowSink const& sink, SheetLimits const&, char separator = ',');
  /// @param utf8  the next piece, without byte order mark
  /// @errors sheet_too_large, text_undecodable, text_after_quote
  base::Outcome feed(std::string_view utf8);
  /// Ends the last row.
  /// @errors quote_not_closed and those of `feed`
  base::Outcome finish();

 private:
  enum class State : std::uint8_t { field_start, plain, quoted, quote_in_quoted };
  base::Outcome take(char);
  base::Outcome take_unquoted(char);
  base::Outcome add(char);
  base::Outcome end_field();
  base::Outcome end_row();
  base::Refusal refuse(base::RefusalKind const&) const;

  RowSink const& sink_;
  SheetLimits limits_;
  char separator_;
  State state_{State::field_start};
  bool after_return_{};  ///< the last character was a CR that ended a row
  bool stopped_{};       ///< the sink wants no more
  std::size_t row_{1};
  std::size_t blank_rows_{};
  std::size_t column_{};
  std::string field_;
  std::vector<std::string> cells_;  ///< kept longer than a row, so that texts keep their memory
};

/// Writes rows as RFC 4180 lines (CRLF). Texts that begin like a formula are guarded.
class CsvWriter {
 public:
  /// @param encoding  utf8 begins with a byte order mark, without which spreadsheets take the text for GBK; or gb18030
  explicit CsvWriter(std::vector<Column> columns, Encoding encoding = Encoding::utf8);
  void add_row(Row const&);
  /// The whole file; the writer is empty afterwards.
  std::string finish();

 private:
  void add_field(std::string_view, bool first);
  std::vector<Column> columns_;
  Encoding encoding_;
  std::string out_;
};

std::string write_csv(Table const&, Encoding = Encoding::utf8);

}  // namespace platform::documents
