// Labels for things that travel: blocks stacked on a small page, with data passed in.
#pragma once
#include <span>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "platform/documents/barcode.h"
#include "platform/documents/page.h"

namespace platform::documents {

/// Who issues the label on the left, and what kind it is in white on black on the right.
struct HeadBlock {
  std::string brand;
  std::string remark;  ///< small, under the brand
  std::string tag;
};

/// What the sorter reads from two metres away, with a line under it.
struct RouteBlock {
  std::string text;
  std::string detail;
  std::string detail_right;
};

/// A person and a place behind a circled sign. The destination is set larger.
struct AddressBlock {
  std::string mark;  ///< one character, "收"
  std::string name;
  std::string phone;
  std::string address;
  bool destination{};
};

struct BarcodeBlock {
  Symbology symbology{Symbology::code128};
  std::string code;
  std::string caption;  ///< under the bars; empty: the code in groups of four
};

/// Small titles with their values in a grid.
struct PairsBlock {
  std::vector<std::pair<std::string, std::string>> pairs;
  std::size_t columns{2};
};

/// A QR code (may be empty) beside small print and lines to sign on.
struct SignBlock {
  std::string qr;
  std::string note;
  std::vector<std::string> signatures;
};

/// A perforation: what follows is torn off.
struct CutBlock {};

using LabelBlock = std::variant<HeadBlock, RouteBlock, AddressBlock, BarcodeBlock, PairsBlock, SignBlock, CutBlock>;

/// Blocks from top to bottom; they share the height of the page by their kind, and texts are fitted to them.
using Label = std::vector<LabelBlock>;

/// clear: as given · masked: names and phones of address blocks as masks, and the address of all but the destination,
/// because a carrier needs only that.
enum class LabelPrivacy { clear, masked };

/// All labels in one PDF, a page each. Runs on any thread, see Document.
/// @errors code_not_encodable, `detail` says why
base::Result<std::string> render_labels(PageSize, std::span<Label const>, LabelPrivacy);

}  // namespace platform::documents
