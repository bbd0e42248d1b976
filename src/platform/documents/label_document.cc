// Draws the blocks of labels.
#include "platform/documents/label_document.h"

#include <algorithm>

#include "base/mask.h"

namespace platform::documents {
namespace {

constexpr double kMargin = 2;
constexpr double kPad = 1.2;
constexpr double kRule = 0.3;

template <typename... Calls>
struct Overloaded : Calls... {
  using Calls::operator()...;
};
template <typename... Calls>
Overloaded(Calls...) -> Overloaded<Calls...>;  // clang 14 cannot do without

/// The share of a block in the height of the label, mm on a label of 100×180.
double share_of(LabelBlock const& block) {
  return std::visit(Overloaded{[](HeadBlock const&) { return 15.0; },
                               [](RouteBlock const& b) {
                                 return b.detail.empty() && b.detail_right.empty() ? 20.0 : 29.0;
                               },
                               [](AddressBlock const& b) { return b.destination ? 27.0 : 17.0; },
                               [](BarcodeBlock const&) { return 27.0; },
                               [](PairsBlock const& b) {
                                 return 8.0 * static_cast<double>((b.pairs.size() + b.columns - 1) / b.columns);
                               },
                               [](SignBlock const&) { return 24.0; }, [](CutBlock const&) { return 3.0; }},
                    block);
}

/// Draws one label; sizes of letters follow the width of the paper.
class LabelPainter {
 public:
  LabelPainter(Document& document, PageSize size, LabelPrivacy privacy)
      : document_{document}, size_{size}, privacy_{privacy}, scale_{size.width_mm / 100} {}

  base::Outcome paint(Label const& label) {
    document_.add_page(size_);
    double total = 0;
    for (auto const& block : label) total += share_of(block);
    auto const page = Box{0, 0, size_.width_mm, size_.height_mm}.inset(kMargin);
    auto y = page.y;
    for (auto const& block : label) {
      Box const box{page.x, y, page.width, page.height * share_of(block) / total};
      if (y > page.y) document_.line(box.x, y, box.right(), y, kRule);
      TRY(std::visit([&](auto const& b) { return draw(b, box); }, block));
      y = box.bottom();
    }
    document_.frame(page, kRule * 1.5);
    return base::Done{};
  }

 private:
  TextStyle style(double size_pt, Weight weight = Weight::normal, Align align = Align::left) const {
    return {.size_pt = size_pt * scale_, .weight = weight, .align = align};
  }

  base::Outcome draw(HeadBlock const& head, Box const& box) {
    auto const tag = box.width * 0.36;
    Box const left{box.x + kPad, box.y, box.width - tag - 2 * kPad, box.height};
    auto const cut = left.height * (head.remark.empty() ? 1.0 : 0.64);
    document_.text({left.x, left.y, left.width, cut}, head.brand, style(19, Weight::bold));
    auto small = style(7.5);
    small.across = Across::top;
    document_.text({left.x, left.y + cut, left.width, left.height - cut}, head.remark, small);
    if (head.tag.empty()) return base::Done{};
    Box const black{box.right() - tag, box.y, tag, box.height};
    document_.fill(black, 0);
    auto white = style(20, Weight::bold, Align::centre);
    white.ink = Ink::white;
    document_.text(black.inset(kPad), head.tag, white);
    return base::Done{};
  }

  base::Outcome draw(RouteBlock const& route, Box const& box) {
    auto const has_detail = !route.detail.empty() || !route.detail_right.empty();
    auto const big = box.height * (has_detail ? 0.69 : 1.0);
    document_.text({box.x + kPad, box.y, box.width - 2 * kPad, big}, route.text,
                   style(44, Weight::bold, Align::centre));
    if (!has_detail) return base::Done{};
    auto const y = box.y + big;
    document_.line(box.x, y, box.right(), y, kRule / 2);
    auto const split = route.detail_right.empty() ? 1.0 : 0.6;
    Box const row{box.x + kPad, y, box.width - 2 * kPad, box.height - big};
    document_.text({row.x, row.y, row.width * split - kPad, row.height}, route.detail, style(15, Weight::bold));
    if (split == 1.0) return base::Done{};
    auto const middle = row.x + row.width * split;
    document_.line(middle, y, middle, box.bottom(), kRule / 2);
    document_.text({middle + kPad, row.y, row.right() - middle - kPad, row.height}, route.detail_right,
                   style(15, Weight::bold, Align::centre));
    return base::Done{};
  }

  base::Outcome draw(AddressBlock const& address, Box const& box) {
    auto const masked = privacy_ == LabelPrivacy::masked;
    auto const name = masked ? base::mask_name(address.name) : address.name;
    auto const phone = masked ? base::mask_phone(address.phone) : address.phone;
    auto const place = masked && !address.destination ? base::mask_address(address.address) : address.address;
    auto const sign = std::min((address.destination ? 9.0 : 7.0) * scale_, box.height - 2 * kPad);
    Box const circle{box.x + 1.5 * kPad, box.y + (box.height - sign) / 2, sign, sign};
    document_.circle(circle, 0.4);
    document_.text(circle.inset(sign * 0.12), address.mark,
                   style(address.destination ? 16 : 12, Weight::bold, Align::centre));
    auto const x = circle.right() + 2 * kPad;
    Box const text{x, box.y + kPad / 2, box.right() - x - kPad, box.height - kPad};
    auto const line = text.height * (address.destination ? 0.36 : 0.42);
    document_.text({text.x, text.y, text.width, line}, name + "  " + phone,
                   style(address.destination ? 15 : 10, address.destination ? Weight::bold : Weight::normal));
    auto wrapped = style(address.destination ? 13.5 : 9.5, address.destination ? Weight::bold : Weight::normal);
    wrapped.fit = Fit::wrap;
    wrapped.across = Across::top;
    document_.text({text.x, text.y + line, text.width, text.height - line}, place, wrapped);
    return base::Done{};
  }

  base::Outcome draw(BarcodeBlock const& block, Box const& box) {
    auto const code = TRY(make_barcode(block.symbology, block.code));
    auto const caption = box.height * 0.24;
    Box const bars{box.x + 0.5, box.y + kPad * 1.3, box.width - 1, box.height - caption - 1.6 * kPad};
    document_.barcode(bars, code);
    document_.text({box.x + kPad, box.bottom() - caption, box.width - 2 * kPad, caption},
                   block.caption.empty() ? grouped(block.code) : block.caption,
                   style(13, Weight::bold, Align::centre));
    return base::Done{};
  }

  base::Outcome draw(PairsBlock const& block, Box const& box) {
    auto const n_rows = (block.pairs.size() + block.columns - 1) / block.columns;
    Box cell{0, 0, box.width / static_cast<double>(block.columns), box.height / static_cast<double>(n_rows)};
    for (std::size_t i = 0; i < block.pairs.size(); ++i) {
      cell.x = box.x + cell.width * static_cast<double>(i % block.columns);
      cell.y = box.y + cell.height * static_cast<double>(i / block.columns);
      if (i % block.columns != 0) document_.line(cell.x, cell.y, cell.x, cell.bottom(), kRule / 2);
      else if (i > 0) document_.line(box.x, cell.y, box.right(), cell.y, kRule / 2);
      draw_pair(block.pairs[i], cell);
    }
    return base::Done{};
  }
  void draw_pair(std::pair<std::string, std::string> const& pair, Box const& cell) {
    auto title = style(7);
    title.ink = Ink::grey;
    auto const width = std::min(cell.width * 0.42, 15 * scale_);
    document_.text({cell.x + kPad, cell.y, width - kPad, cell.height}, pair.first, title);
    document_.text({cell.x + width, cell.y, cell.width - width - kPad, cell.height}, pair.second,
                   style(10, Weight::bold));
  }

  base::Outcome draw(SignBlock const& block, Box const& box) {
    auto x = box.x + kPad;
    if (!block.qr.empty()) {
      auto const side = box.height - kPad;
      document_.barcode({box.x + kPad / 2, box.y + kPad / 2, side, side}, TRY(make_barcode(Symbology::qr, block.qr)));
      x = box.x + side + kPad;
      document_.line(x - kPad / 2, box.y, x - kPad / 2, box.bottom(), kRule / 2);
    }
    auto const width = box.right() - x - kPad;
    auto const line = std::min(7.0 * scale_, box.height / (static_cast<double>(block.signatures.size()) + 1.5));
    auto const note = box.height - line * static_cast<double>(block.signatures.size());
    auto small = style(7.5);
    small.fit = Fit::wrap;
    document_.text({x, box.y + kPad / 2, width, note - kPad}, block.note, small);
    auto y = box.y + note;
    for (auto const& signature : block.signatures) {
      document_.text({x, y, width * 0.3, line}, signature, style(8.5));
      document_.line(x + width * 0.3, y + line * 0.8, x + width, y + line * 0.8, kRule / 2);
      y += line;
    }
    return base::Done{};
  }

  base::Outcome draw(CutBlock const&, Box const& box) {
    document_.cut_line(0, box.y + box.height / 2, size_.width_mm, box.y + box.height / 2);
    return base::Done{};
  }

  Document& document_;
  PageSize size_;
  LabelPrivacy privacy_;
  double scale_;
};

}  // namespace

base::Result<std::string> render_labels(PageSize size, std::span<Label const> labels, LabelPrivacy privacy) {
  Document document{"labels"};
  for (auto const& label : labels) TRY(LabelPainter(document, size, privacy).paint(label));
  return document.finish();
}

}  // namespace platform::documents
