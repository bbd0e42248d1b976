// Refusals of sheets that are read and of codes that are drawn.
#pragma once
#include "base/result.h"

#define REFUSAL_MODULE "documents"
#define DOCUMENTS_REFUSALS(X)                                                                                  \
  X(sheet_too_large, 413, "表格文件过大，请分批导入", "The sheet is too large; import it in parts.")           \
  X(sheet_malformed, 422, "表格文件损坏，无法读取", "The sheet is damaged and cannot be read.")                \
  X(text_undecodable, 422, "文字编码无法识别，请另存为 UTF-8 或 GBK",                                          \
    "A text is in an unknown encoding; save the file as UTF-8 or GBK.")                                      \
  X(quote_not_closed, 422, "引号没有成对", "A quoted field is not closed.")                                    \
  X(text_after_quote, 422, "引号后有多余的文字", "There is text after the end of a quoted field.")             \
  X(header_not_found, 422, "没有找到表头，请使用下载的模板", "No header row was found; use the template.")     \
  X(column_missing, 422, "缺少必填的列", "A required column is missing.")                                      \
  X(column_twice, 422, "同一列出现了两次", "A column stands twice in the header.")                             \
  X(code_not_encodable, 422, "内容无法生成条码", "The text cannot be made a barcode.")

namespace platform::documents {
DECLARE_REFUSALS(DOCUMENTS_REFUSALS)
}  // namespace platform::documents
#undef REFUSAL_MODULE
