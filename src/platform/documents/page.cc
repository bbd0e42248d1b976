// Pages through cairo's PDF surface and Pango's layout.
#include "platform/documents/page.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include <algorithm>
#include <cassert>
#include <cmath>
#include <stdexcept>

namespace platform::documents {
namespace {

constexpr double kPoints = 72 / 25.4;  // of a millimetre
constexpr double kDotMm = 25.4 / 203;  // of a label printer
constexpr int kFitSteps = 24;

// Micro Hei makes small files but has no bold and lacks the rarest characters of names.
constexpr char kPlainFonts[] = "WenQuanYi Micro Hei, Noto Sans CJK SC, Noto Sans CJK JP, Noto Serif CJK SC, sans-serif";
constexpr char kBoldFonts[] = "Noto Sans CJK SC, WenQuanYi Micro Hei, sans-serif";

struct Close {
  void operator()(cairo_surface_t* s) const { cairo_surface_destroy(s); }
  void operator()(cairo_t* c) const { cairo_destroy(c); }
  void operator()(PangoLayout* l) const { g_object_unref(l); }
  void operator()(PangoFontDescription* d) const { pango_font_description_free(d); }
};
using Layout = std::unique_ptr<PangoLayout, Close>;

struct Extent {
  double width, height;  // points
};

Extent extent_of(PangoLayout* layout) {
  PangoRectangle logical;
  pango_layout_get_extents(layout, nullptr, &logical);
  return {static_cast<double>(logical.width) / PANGO_SCALE, static_cast<double>(logical.height) / PANGO_SCALE};
}

void set_size(PangoLayout* layout, TextStyle const& style, double size_pt) {
  std::unique_ptr<PangoFontDescription, Close> const font{pango_font_description_new()};
  auto const bold = style.weight == Weight::bold;
  pango_font_description_set_family_static(font.get(), bold ? kBoldFonts : kPlainFonts);
  pango_font_description_set_weight(font.get(), bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_font_description_set_absolute_size(font.get(), size_pt * PANGO_SCALE);
  pango_layout_set_font_description(layout, font.get());
}

PangoAlignment pango_align(Align align) {
  if (align == Align::left) return PANGO_ALIGN_LEFT;
  return align == Align::centre ? PANGO_ALIGN_CENTER : PANGO_ALIGN_RIGHT;
}

cairo_status_t append(void* out, unsigned char const* data, unsigned length) {
  try {
    static_cast<std::string*>(out)->append(reinterpret_cast<char const*>(data), length);
    return CAIRO_STATUS_SUCCESS;
  } catch (std::bad_alloc const&) {
    return CAIRO_STATUS_NO_MEMORY;
  }
}

/// Width of a module in mm: as many whole dots as fit, or less than one when not even one fits.
double module_mm(Barcode const& code, Box const& box, bool linear) {
  auto const across = box.width / (code.width + 2 * code.quiet_zone);
  auto const most = linear ? across : std::min(across, box.height / (code.height + 2 * code.quiet_zone));
  auto const dots = std::floor(most / kDotMm + 1e-6);
  return dots >= 1 ? dots * kDotMm : most;
}

}  // namespace

struct Document::Surface {
  std::string bytes;
  std::unique_ptr<cairo_surface_t, Close> pdf;
  std::unique_ptr<cairo_t, Close> cairo;
  bool has_page{};

  /// A layout with all of a style but its size.
  Layout layout_of(std::string_view utf8, double width_mm, TextStyle const& style) {
    Layout layout{pango_cairo_create_layout(cairo.get())};
    pango_layout_set_text(layout.get(), utf8.data(), static_cast<int>(utf8.size()));
    pango_layout_set_alignment(layout.get(), pango_align(style.align));
    if (style.fit == Fit::wrap) {
      pango_layout_set_width(layout.get(), static_cast<int>(width_mm * kPoints * PANGO_SCALE));
      pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
    } else {
      pango_layout_set_single_paragraph_mode(layout.get(), TRUE);
    }
    return layout;
  }
  void set_ink(Ink ink) {
    auto const level = ink == Ink::black ? 0.0 : ink == Ink::white ? 1.0 : 0.35;
    cairo_set_source_rgb(cairo.get(), level, level, level);
  }
  void stroke(double width_mm) {
    cairo_set_line_width(cairo.get(), width_mm * kPoints);
    set_ink(Ink::black);
    cairo_stroke(cairo.get());
  }
  void rectangle(Box const& b) {
    cairo_rectangle(cairo.get(), b.x * kPoints, b.y * kPoints, b.width * kPoints, b.height * kPoints);
  }
};

Document::Document(std::string_view title) : surface_{std::make_unique<Surface>()} {
  surface_->pdf.reset(cairo_pdf_surface_create_for_stream(append, &surface_->bytes, 1, 1));
  cairo_pdf_surface_set_metadata(surface_->pdf.get(), CAIRO_PDF_METADATA_TITLE, std::string{title}.c_str());
  cairo_pdf_surface_set_metadata(surface_->pdf.get(), CAIRO_PDF_METADATA_CREATOR, "Yidao");
  surface_->cairo.reset(cairo_create(surface_->pdf.get()));
}

Document::~Document() = default;

void Document::add_page(PageSize size) {
  if (surface_->has_page) cairo_show_page(surface_->cairo.get());
  cairo_pdf_surface_set_size(surface_->pdf.get(), size.width_mm * kPoints, size.height_mm * kPoints);
  surface_->has_page = true;
}

void Document::text(Box box, std::string_view utf8, TextStyle const& style) {
  assert(surface_->has_page);
  if (utf8.empty() || box.width <= 0 || box.height <= 0) return;
  auto const layout = surface_->layout_of(utf8, box.width, style);
  Extent const room{box.width * kPoints, box.height * kPoints};
  auto size = style.size_pt;
  set_size(layout.get(), style, size);
  auto taken = extent_of(layout.get());
  // Steps of 4 percent: the line breaks of a wrapped text change with its size, so it cannot be computed.
  for (int i = 0; style.fit != Fit::ellipsis && i < kFitSteps * 3 && size > style.size_min_pt &&
                  (taken.height > room.height + 0.1 || (style.fit == Fit::shrink && taken.width > room.width + 0.1));
       ++i) {
    size = std::max(style.size_min_pt, size * 0.96);
    set_size(layout.get(), style, size);
    taken = extent_of(layout.get());
  }
  // The width comes last: it is what aligns the lines, and what an ellipsis is measured by.
  pango_layout_set_width(layout.get(), static_cast<int>(room.width * PANGO_SCALE) + 1);
  if (taken.height > room.height + 0.1 || style.fit != Fit::wrap) {
    pango_layout_set_ellipsize(layout.get(), PANGO_ELLIPSIZE_END);
    if (style.fit == Fit::wrap) pango_layout_set_height(layout.get(), static_cast<int>(room.height * PANGO_SCALE));
  }
  taken = extent_of(layout.get());
  auto const free = room.height - taken.height;
  auto const down = style.across == Across::top ? 0 : style.across == Across::middle ? free / 2 : free;
  cairo_move_to(surface_->cairo.get(), box.x * kPoints, box.y * kPoints + down);
  surface_->set_ink(style.ink);
  pango_cairo_show_layout(surface_->cairo.get(), layout.get());
}

double Document::height_of(std::string_view utf8, double width, TextStyle const& style) {
  auto wrapped = style;
  wrapped.fit = Fit::wrap;
  auto const layout = surface_->layout_of(utf8, width, wrapped);
  set_size(layout.get(), wrapped, wrapped.size_pt);
  return extent_of(layout.get()).height / kPoints;
}

void Document::line(double x1, double y1, double x2, double y2, double width_mm) {
  auto* const cairo = surface_->cairo.get();
  cairo_move_to(cairo, x1 * kPoints, y1 * kPoints);
  cairo_line_to(cairo, x2 * kPoints, y2 * kPoints);
  surface_->stroke(width_mm);
}

void Document::cut_line(double x1, double y1, double x2, double y2) {
  double const dash[] = {4, 3};
  cairo_set_dash(surface_->cairo.get(), dash, 2, 0);
  line(x1, y1, x2, y2, 0.15);
  cairo_set_dash(surface_->cairo.get(), nullptr, 0, 0);
}

void Document::frame(Box box, double width_mm) {
  surface_->rectangle(box);
  surface_->stroke(width_mm);
}

void Document::fill(Box box, double grey) {
  cairo_set_source_rgb(surface_->cairo.get(), grey, grey, grey);
  surface_->rectangle(box);
  cairo_fill(surface_->cairo.get());
}

void Document::circle(Box box, double width_mm) {
  auto const radius = std::min(box.width, box.height) / 2 * kPoints;
  cairo_new_sub_path(surface_->cairo.get());
  cairo_arc(surface_->cairo.get(), (box.x + box.width / 2) * kPoints, (box.y + box.height / 2) * kPoints, radius, 0,
            2 * M_PI);
  surface_->stroke(width_mm);
}

void Document::barcode(Box box, Barcode const& code) {
  auto const linear = code.height == 1;
  auto const module = module_mm(code, box, linear);
  auto const tall = linear ? box.height : module;
  auto const left = std::round((box.x + (box.width - code.width * module) / 2) / kDotMm) * kDotMm;
  auto const top = linear ? box.y : std::round((box.y + (box.height - code.height * module) / 2) / kDotMm) * kDotMm;
  for (auto const& bar : code.bars)
    surface_->rectangle({left + bar.x * module, top + bar.y * tall, bar.width * module, bar.height * tall});
  surface_->set_ink(Ink::black);
  cairo_fill(surface_->cairo.get());
}

std::string Document::finish() {
  surface_->cairo.reset();
  cairo_surface_finish(surface_->pdf.get());
  auto const status = cairo_surface_status(surface_->pdf.get());
  if (status != CAIRO_STATUS_SUCCESS) throw std::runtime_error(std::string{"pdf: "} + cairo_status_to_string(status));
  return std::move(surface_->bytes);
}

}  // namespace platform::documents

#if defined(__SANITIZE_ADDRESS__)
// cairo 1.16 forgets a table of 768 bytes for each OpenType font that it embeds; fontconfig keeps its cache to the end.
extern "C" char const* __lsan_default_suppressions() { return "leak:libcairo\nleak:libfontconfig\n"; }
#endif
