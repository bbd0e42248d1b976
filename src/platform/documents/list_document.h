// Forms that accompany a load: title, header block, a table over any number of pages, totals and signatures.
#pragma once
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "platform/documents/page.h"
#include "platform/documents/table.h"

namespace platform::documents {

/// Words of the form itself; "{}" are filled in.
struct ListTexts {
  std::string serial{"序号"};
  std::string page{"第 {} 页 / 共 {} 页"};
  std::string empty{"（无内容）"};
};

struct ListDocument {
  std::string issuer;  ///< above the title
  std::string title;
  std::string number;  ///< under the title and on every page
  std::string qr;      ///< content of the QR code at the upper right; empty: none
  std::vector<std::pair<std::string, std::string>> header;
  Table table;
  Row totals{};                         ///< as long as the columns, or empty
  std::vector<std::string> notes{};     ///< under the table, a line each
  std::vector<std::string> signatures{};  ///< titles of boxes to sign in
  std::vector<std::string> signature_fields{};  ///< names of fields for seals in those boxes; `render_list` only
  std::string footer{};                 ///< lower left of each page: who printed it and when
  PageSize page{kA4};
  ListTexts texts{};
};

/// All lists in one PDF; each begins on a page of its own and counts its own pages. The head of the table is repeated
/// on each page, rows are never broken, and the signatures stay together. Runs on any thread, see Document.
/// @errors code_not_encodable (the QR code)
base::Result<std::string> render_lists(std::span<ListDocument const>);
/// One list; boxes to sign in have fields for seals where it names them.
/// @errors as above
base::Result<std::string> render_list(ListDocument const&);

}  // namespace platform::documents
