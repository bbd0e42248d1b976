// Reads the rows of a sheet, whether it is CSV in any Chinese encoding or XLSX.
#pragma once
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/documents/refusals.h"

namespace platform::documents {

/// What a sheet may take; a hostile or mistaken file stops here.
struct SheetLimits {
  std::size_t bytes_max{64u << 20};      ///< of the file
  std::size_t unpacked_max{512u << 20};  ///< of the parts of an XLSX file that are read
  std::size_t ratio_max{200};            ///< unpacked to packed of one part, looked at past 16 MB
  std::size_t rows_max{200'000};
  std::size_t columns_max{256};
  std::size_t cell_max{32'767};  ///< bytes of one cell. @source Excel specifications and limits
};

/// Takes one row: its number as a spreadsheet shows it (from 1) and its cells as UTF-8 texts (valid for the call).
/// Empty rows are left out. False ends the reading.
using RowSink = std::function<bool(std::size_t row, std::vector<std::string> const& cells)>;

/// The letters of a column as a spreadsheet shows them, 0 → "A", 27 → "AB".
std::string column_letters(std::size_t column);

/// Reads the first sheet: XLSX when it is a zip archive, else CSV.
///
/// CSV fields are separated by comma, semicolon or tab, whichever the first line has most of. Of XLSX, dates come as
/// "2026-11-24" or "2026-11-24 08:30:00", numbers as their shortest text, booleans as "TRUE" or "FALSE".
///
/// @errors sheet_too_large, text_undecodable, sheet_malformed, quote_not_closed, text_after_quote; `detail` names row
///         and column ("row 3, column B")
base::Outcome read_rows(std::string_view bytes, RowSink const& sink, SheetLimits const& = {});

}  // namespace platform::documents
