// Tables as files to download.
#pragma once
#include <string>

#include "base/describe.h"
#include "platform/documents/table.h"
#include "platform/http/route.h"

namespace platform::http {

enum class SheetFormat { csv_utf8, csv_gbk, xlsx };
DESCRIBE_ENUM(SheetFormat, "Form of a file of rows.", "csv_utf8", "csv_gbk", "xlsx")

/// @param name  without ending, of the file and of the sheet in it
File to_file(std::string name, documents::Table const&, SheetFormat);
File to_xlsx_file(std::string name, std::string bytes);

}  // namespace platform::http
