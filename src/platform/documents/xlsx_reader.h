// Reads the first sheet of an XLSX file as a stream.
#pragma once
#include <string_view>

#include "platform/documents/sheet.h"

namespace platform::documents {

/// See `read_rows`. Only shared strings and number formats are kept in memory. Parts that unpack beyond the limits, and
/// parts with a document type (where entities could be declared), are refused.
/// @source ECMA-376 Part 1, 18 SpreadsheetML
base::Outcome read_xlsx(std::string_view bytes, RowSink const& sink, SheetLimits const& = {});

}  // namespace platform::documents
