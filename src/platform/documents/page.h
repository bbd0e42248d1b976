// A PDF document drawn in millimetres: texts, lines, boxes and barcodes.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "platform/documents/barcode.h"

namespace platform::documents {

/// Millimetres from the upper left corner of a page.
struct Box {
  double x, y, width, height;
  Box inset(double by) const { return {x + by, y + by, width - 2 * by, height - 2 * by}; }
  double right() const { return x + width; }
  double bottom() const { return y + height; }
};

struct PageSize {
  double width_mm, height_mm;
};
inline constexpr PageSize kA4{210, 297};
inline constexpr PageSize kA4Landscape{297, 210};
inline constexpr PageSize kLabel100x180{100, 180};
inline constexpr PageSize kLabel76x130{76, 130};

enum class Align : std::uint8_t { left, centre, right };
enum class Across : std::uint8_t { top, middle, bottom };
/// What happens to a text that is longer than its box: one line made smaller (with an ellipsis when it would become
/// unreadable), one line cut with an ellipsis, or lines that are made smaller until they fit.
enum class Fit : std::uint8_t { shrink, ellipsis, wrap };
enum class Weight : std::uint8_t { normal, bold };
enum class Ink : std::uint8_t { black, white, grey };

struct TextStyle {
  double size_pt{9};
  Weight weight{Weight::normal};
  Align align{Align::left};
  Across across{Across::middle};
  Fit fit{Fit::shrink};
  Ink ink{Ink::black};
  double size_min_pt{5};  ///< smaller is not readable at 203 dpi
};

/// A document of any number of pages, kept in memory until it is finished.
///
/// Small texts are set in WenQuanYi Micro Hei, bold ones and characters that it lacks in Noto Sans CJK.
/// One document belongs to one thread; several threads may each draw their own, because every thread has a font map.
class Document {
 public:
  explicit Document(std::string_view title);
  ~Document();
  Document(Document const&) = delete;

  /// Ends the page before and begins another, of its own size.
  void add_page(PageSize);
  /// Characters that no font has are shown as boxes with their number.
  void text(Box, std::string_view utf8, TextStyle const& = {});
  /// Height in mm of a wrapped text in a box of this width, not made smaller.
  double height_of(std::string_view utf8, double width, TextStyle const& = {});
  void line(double x1, double y1, double x2, double y2, double width_mm = 0.2);
  /// A dashed line where paper is cut or torn.
  void cut_line(double x1, double y1, double x2, double y2);
  void frame(Box, double width_mm = 0.2);
  /// @param grey  0 black … 1 white
  void fill(Box, double grey);
  void circle(Box, double width_mm = 0.3);
  /// Draws centred with its quiet zone inside the box. Modules are whole dots of a 203 dpi printer (0.125 mm) where
  /// they fit, so that bars keep their widths on paper.
  void barcode(Box, Barcode const&);
  /// The bytes of the PDF; nothing may be drawn afterwards.
  /// @throws std::runtime_error when memory ends
  std::string finish();

 private:
  struct Surface;
  std::unique_ptr<Surface> surface_;
};

}  // namespace platform::documents
