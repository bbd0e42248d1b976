// Lays lists out on pages and draws them.
#include "platform/documents/list_document.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "platform/documents/grid.h"
#include "platform/documents/signature_field.h"

namespace platform::documents {
namespace {

constexpr double kMargin = 12;
constexpr double kFooter = 7;
constexpr double kQr = 24;
constexpr double kPairHeight = 6.4;
constexpr double kRunningHead = 7;
constexpr double kNoteHeight = 5;
constexpr double kSignatureHeight = 19;
constexpr double kSeal = 17;
constexpr std::size_t kPairsInRow = 3;
constexpr std::size_t kSignaturesInRow = 4;

std::size_t rows_for(std::size_t n, std::size_t in_row) { return (n + in_row - 1) / in_row; }

/// Rows [first, end) of one page.
struct Span {
  std::size_t first, end;
};

/// One list from its head to its signatures.
class ListPainter {
 public:
  ListPainter(Document& document, ListDocument const& list)
      : document_{document}, list_{list}, body_{Box{0, 0, list.page.width_mm, list.page.height_mm}.inset(kMargin)} {
    body_.height -= kFooter;
  }

  base::Outcome paint() {
    std::optional<Barcode> qr;
    if (!list_.qr.empty()) qr = TRY(make_barcode(Symbology::qr, list_.qr));
    document_.add_page(list_.page);  // measuring needs a page
    Grid grid{document_, list_.table, body_.x, body_.width, list_.texts.serial};
    auto const pages = paginate(grid);
    for (std::size_t i = 0; i < pages.size(); ++i) {
      if (i > 0) document_.add_page(list_.page);
      auto y = i == 0 ? draw_head(qr) : draw_running_head();
      y = draw_rows(grid, pages[i], y);
      if (i + 1 == pages.size()) draw_closing(grid, y);
      draw_footer(i + 1, pages.size());
    }
    return base::Done{};
  }
  std::vector<SignatureField> const& fields() const { return fields_; }

 private:
  double head_height() const {
    auto const pairs = static_cast<double>(rows_for(list_.header.size(), kPairsInRow)) * kPairHeight;
    return 20 + (list_.qr.empty() ? 0 : 6) + pairs + 3;
  }
  double closing_height() const {
    auto const notes = kNoteHeight * static_cast<double>(list_.notes.size());
    auto const boxes = kSignatureHeight * static_cast<double>(rows_for(list_.signatures.size(), kSignaturesInRow));
    return (list_.totals.empty() ? 0 : Grid::kTotalsHeight) + notes + 3 + boxes;
  }

  std::vector<Span> paginate(Grid const& grid) const {
    std::vector<Span> pages;
    std::size_t first = 0;
    auto left = body_.height - head_height() - grid.head_height();
    auto const fresh = body_.height - kRunningHead - grid.head_height();
    for (std::size_t row = 0; row < grid.n_rows(); ++row) {
      if (grid.row_height(row) > left && row > first) {
        pages.push_back({first, row});
        first = row;
        left = fresh;
      }
      left -= grid.row_height(row);
    }
    pages.push_back({first, grid.n_rows()});
    if (closing_height() <= left) return pages;
    // The signatures take the last row with them, so that nobody signs an empty page.
    auto& last = pages.back();
    auto const moved = last.end > last.first + 1 ? last.end - 1 : last.end;
    last.end = moved;
    pages.push_back({moved, grid.n_rows()});
    return pages;
  }

  double draw_head(std::optional<Barcode> const& qr) {
    auto const top = 20.0 + (qr ? 6 : 0);
    auto const aside = qr ? kQr + 2 : 0.0;  // the title stays in the middle of the page
    Box const title{body_.x + aside, body_.y, body_.width - 2 * aside, top};
    document_.text({title.x, title.y, title.width, 6}, list_.issuer, {.size_pt = 10.5, .align = Align::centre});
    document_.text({title.x, title.y + 6, title.width, 9}, list_.title,
                   {.size_pt = 19, .weight = Weight::bold, .align = Align::centre});
    document_.text({title.x, title.y + 15, title.width, 5}, list_.number, {.size_pt = 10, .align = Align::centre});
    if (qr) document_.barcode({body_.right() - kQr, body_.y, kQr, kQr}, *qr);
    return draw_pairs(body_.y + top) + 3;
  }

  double draw_pairs(double y) {
    auto const width = body_.width / kPairsInRow;
    for (std::size_t i = 0; i < list_.header.size(); ++i) {
      Box const cell{body_.x + width * static_cast<double>(i % kPairsInRow),
                     y + kPairHeight * static_cast<double>(i / kPairsInRow), width, kPairHeight};
      auto const& [title, value] = list_.header[i];
      document_.text({cell.x + 1, cell.y, 20, cell.height}, title, {.size_pt = 9, .ink = Ink::grey});
      document_.text({cell.x + 21, cell.y, width - 23, cell.height}, value, {.size_pt = 9.5});
      document_.line(cell.x + 21, cell.bottom() - 0.8, cell.right() - 2, cell.bottom() - 0.8, 0.1);
    }
    return y + kPairHeight * static_cast<double>(rows_for(list_.header.size(), kPairsInRow));
  }

  double draw_running_head() {
    Box const row{body_.x, body_.y, body_.width, kRunningHead - 1.5};
    document_.text({row.x, row.y, row.width / 2, row.height}, list_.title, {.size_pt = 10, .weight = Weight::bold});
    document_.text({row.x + row.width / 2, row.y, row.width / 2, row.height}, list_.number,
                   {.size_pt = 9, .align = Align::right});
    return body_.y + kRunningHead;
  }

  double draw_rows(Grid& grid, Span span, double y) {
    if (span.first == span.end && grid.n_rows() > 0) return y;  // only the closing stands here
    grid.draw_head(y);
    y += grid.head_height();
    for (auto row = span.first; row < span.end; ++row) {
      grid.draw_row(row, y);
      y += grid.row_height(row);
    }
    if (grid.n_rows() > 0) return y;
    document_.text({body_.x, y, body_.width, 8}, list_.texts.empty, {.align = Align::centre, .ink = Ink::grey});
    return y + 8;
  }

  void draw_closing(Grid& grid, double y) {
    if (!list_.totals.empty()) {
      grid.draw_totals(list_.totals, y);
      y += Grid::kTotalsHeight;
    }
    y += 1;
    for (auto const& note : list_.notes) {
      document_.text({body_.x, y, body_.width, kNoteHeight}, note, {.size_pt = 8.5});
      y += kNoteHeight;
    }
    draw_signatures(y + 2);
  }

  void draw_signatures(double y) {
    auto const in_row = std::min(kSignaturesInRow, list_.signatures.size());
    for (std::size_t i = 0; i < list_.signatures.size(); ++i) {
      auto const width = body_.width / static_cast<double>(in_row);
      Box const box{body_.x + width * static_cast<double>(i % in_row),
                    y + kSignatureHeight * static_cast<double>(i / in_row), width, kSignatureHeight};
      document_.frame(box, 0.18);
      document_.text({box.x + 1.5, box.y + 1, box.width - 3, 5}, list_.signatures[i],
                     {.size_pt = 8.5, .ink = Ink::grey});
      if (i < list_.signature_fields.size())
        fields_.push_back({list_.signature_fields[i],
                           {box.right() - kSeal - 2, box.y + (box.height - kSeal) / 2, kSeal, kSeal}});
    }
  }

  void draw_footer(std::size_t page, std::size_t n_pages) {
    Box const row{body_.x, body_.bottom() + 2, body_.width, kFooter - 2};
    TextStyle const small{.size_pt = 8, .ink = Ink::grey};
    document_.text({row.x, row.y, row.width * 0.7, row.height}, list_.footer, small);
    auto right = small;
    right.align = Align::right;
    document_.text({row.x + row.width * 0.7, row.y, row.width * 0.3, row.height},
                   fmt::format(fmt::runtime(list_.texts.page), page, n_pages), right);
  }

  Document& document_;
  ListDocument const& list_;
  Box body_;
  std::vector<SignatureField> fields_;
};

}  // namespace

base::Result<std::string> render_lists(std::span<ListDocument const> lists) {
  Document document{lists.empty() ? std::string{} : lists.front().title};
  for (auto const& list : lists) TRY(ListPainter(document, list).paint());
  return document.finish();
}

base::Result<std::string> render_list(ListDocument const& list) {
  Document document{list.title};
  ListPainter painter{document, list};
  TRY(painter.paint());
  auto drawn = document.finish();
  if (painter.fields().empty()) return drawn;
  return drawn + add_signature_fields(drawn, painter.fields());
}

}  // namespace platform::documents
