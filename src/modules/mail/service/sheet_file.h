// Tables as files to download.
#pragma once
#include <string>

#include "base/describe.h"
#include "platform/documents/table.h"
#include "platform/http/route.h"

namespace mail::service {

enum class SheetFormat { csv_utf8, csv_gbk, xlsx };
DESCRIBE_ENUM(SheetFormat, "Form of a file of rows.", "csv_utf8", "csv_gbk", "xlsx")

/// @param name  without ending, of the file and of the sheet in it
platform::http::File to_file(std::string name, platform::documents::Table const&, SheetFormat);
platform::http::File to_xlsx_file(std::string name, std::string bytes);

/// Titles are the descriptions of fields, words are Chinese, personal fields are masked.
platform::documents::TableOptions chinese_table();

}  // namespace mail::service
