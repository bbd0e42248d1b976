// Letters and agreements on paper: a title, numbered sections of running text and tables, and blocks to seal
// and sign.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "platform/documents/table.h"

namespace platform::documents {

struct LetterSection {
  std::string heading;                  ///< "" for none
  std::vector<std::string> paragraphs;  ///< each fits on a page
  std::optional<Table> table{};         ///< below the paragraphs, rows counted
};

/// One party's place to seal and sign: its title over lines "name: value", where an empty value leaves room.
struct LetterSignature {
  std::string title;
  std::vector<std::string> lines;
};

struct LetterDocument {
  std::string title;
  std::string number;  ///< under the title and on every page
  std::vector<LetterSection> sections;
  std::vector<LetterSignature> signatures;  ///< side by side, at most two
  std::string footer{};                     ///< lower left of each page
  std::string serial{"序号"};
  std::string page{"第 {} 页 / 共 {} 页"};
};

/// A4. Headings stay with what follows, rows are not broken, the signatures stay together and never stand
/// alone on a page. Runs on any thread, see Document.
std::string render_letter(LetterDocument const&);

}  // namespace platform::documents
