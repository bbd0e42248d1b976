// Rows of mail as files to download.
#pragma once
#include "platform/http/sheet_file.h"

namespace mail::service {

using platform::http::SheetFormat;
using platform::http::to_file;
using platform::http::to_xlsx_file;

/// Titles are the descriptions of fields, words are Chinese, personal fields are masked.
platform::documents::TableOptions chinese_table();

}  // namespace mail::service
