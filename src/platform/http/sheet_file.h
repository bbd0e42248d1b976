// Tables as files to download.
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/describe.h"
#include "base/result.h"
#include "platform/command/act.h"
#include "platform/documents/table.h"
#include "platform/http/route.h"

namespace platform::http {

enum class SheetFormat { csv_utf8, csv_gbk, xlsx };
DESCRIBE_ENUM(SheetFormat, "Form of a file of rows.", "csv_utf8", "csv_gbk", "xlsx")

/// A file holds at most so many rows; lists are read in pages.
inline constexpr std::size_t kFileRowsMax = 100'000;
inline constexpr std::int64_t kFilePage = 500;

/// Calls `add` for every row of a list, page after page, until it ends or a file is full.
template <typename Ask, typename List, typename Add>
base::Outcome each_row(command::Look& look, Ask ask, base::Result<List> (*list)(command::Look&, Ask const&),
                       Add add) {
  ask.limit = kFilePage;
  for (std::size_t n = 0; n < kFileRowsMax;) {
    auto const page = TRY(list(look, ask));
    for (auto const& row : page.items) add(row), ++n;
    if (!page.next) break;
    ask.cursor = *page.next;
  }
  return base::Done{};
}

/// Titles are the descriptions of fields, enumerators and answers are said in words, personal fields are
/// masked.
/// @param word  of an enumerator's name, and of "true" and "false"
documents::TableOptions table_in_words(std::string (*word)(std::string_view));

/// @param name  without ending, of the file and of the sheet in it
File to_file(std::string name, documents::Table const&, SheetFormat);
/// Described rows, in words.
template <typename Line>
File to_file(std::string name, std::vector<Line> const& lines, std::string (*word)(std::string_view),
             SheetFormat format) {
  return to_file(std::move(name), documents::table_of(lines, table_in_words(word)), format);
}
File to_xlsx_file(std::string name, std::string bytes);

}  // namespace platform::http
