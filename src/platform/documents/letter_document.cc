// Everything becomes blocks of known height, so that pages are counted before the first is drawn.
#include "platform/documents/letter_document.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <memory>

#include "platform/documents/grid.h"

namespace platform::documents {
namespace {

constexpr double kSide = 24, kTop = 22, kBottom = 20;
constexpr double kTitle = 24, kHeading = 10, kGap = 2.2, kSignatureLine = 9, kSignatureHead = 26;
constexpr TextStyle kBody{.size_pt = 11, .across = Across::top, .fit = Fit::wrap};
constexpr char kIndent[] = "　　";  // two characters, as Chinese letters begin their paragraphs

/// Something that is drawn in one piece.
struct Block {
  double height;
  bool with_next;  ///< not the last of its page
  std::function<void(double y)> draw;
  std::function<void(double y)> draw_head{};  ///< what is repeated above it when a page begins with it
  double head_height{};
};

class LetterPainter {
 public:
  explicit LetterPainter(LetterDocument const& letter)
      : letter_{letter}, document_{letter.title}, width_{kA4.width_mm - 2 * kSide} {}

  std::string paint() {
    document_.add_page(kA4);  // measuring needs a page
    add_title();
    for (auto const& s : letter_.sections) add_section(s);
    add_signatures();
    auto const pages = paginate();
    for (std::size_t i = 0; i < pages.size(); ++i) {
      if (i > 0) document_.add_page(kA4);
      draw_page(pages[i]);
      draw_footer(i + 1, pages.size());
    }
    return document_.finish();
  }

 private:
  using Page = std::vector<Block const*>;

  void add_title() {
    blocks_.push_back({kTitle, true, [this](double y) {
                         document_.text({kSide, y, width_, 12}, letter_.title,
                                        {.size_pt = 20, .weight = Weight::bold, .align = Align::centre});
                         document_.text({kSide, y + 13, width_, 6}, letter_.number,
                                        {.size_pt = 10, .align = Align::centre, .ink = Ink::grey});
                       }});
  }

  void add_section(LetterSection const& s) {
    if (!s.heading.empty())
      blocks_.push_back({kHeading, true, [this, &s](double y) {
                           document_.text({kSide, y + 1, width_, kHeading - 2}, s.heading,
                                          {.size_pt = 12, .weight = Weight::bold});
                         }});
    for (auto const& p : s.paragraphs) add_paragraph(p, s.table && &p == &s.paragraphs.back());
    if (s.table) add_table(*s.table);
  }

  void add_paragraph(std::string const& text, bool with_next) {
    auto const height = document_.height_of(kIndent + text, width_, kBody);
    blocks_.push_back({height + kGap, with_next, [this, &text, height](double y) {
                         document_.text({kSide, y, width_, height + 0.5}, kIndent + text, kBody);
                       }});
  }

  void add_table(Table const& table) {
    auto const grid = std::make_shared<Grid>(document_, table, kSide, width_, letter_.serial);
    auto const head = [grid](double y) { grid->draw_head(y); };
    blocks_.push_back({grid->head_height(), true, head});
    for (std::size_t row = 0; row < grid->n_rows(); ++row)
      blocks_.push_back({grid->row_height(row), false, [grid, row](double y) { grid->draw_row(row, y); },
                         head, grid->head_height()});
    blocks_.back().height += kGap;  // no block of its own: signatures take the last row with them
  }

  void add_signatures() {
    if (letter_.signatures.empty()) return;
    std::size_t n_lines = 0;
    for (auto const& s : letter_.signatures) n_lines = std::max(n_lines, s.lines.size());
    blocks_.back().with_next = true;
    blocks_.push_back({kSignatureHead + kSignatureLine * static_cast<double>(n_lines), false,
                       [this](double y) { draw_signatures(y); }});
  }

  void draw_signatures(double y) {
    auto const column = width_ / static_cast<double>(letter_.signatures.size());
    for (std::size_t i = 0; i < letter_.signatures.size(); ++i) {
      auto const& s = letter_.signatures[i];
      auto const x = kSide + column * static_cast<double>(i);
      document_.text({x, y + 6, column - 6, 8}, s.title, {.size_pt = 11, .weight = Weight::bold});
      for (std::size_t line = 0; line < s.lines.size(); ++line)
        document_.text(
            {x, y + kSignatureHead - 8 + kSignatureLine * static_cast<double>(line), column - 6, 7},
            s.lines[line], {.size_pt = 10.5, .fit = Fit::shrink});
    }
  }

  /// Blocks that want what follows go over to the next page with it.
  std::vector<Page> paginate() const {
    auto const room = kA4.height_mm - kTop - kBottom;
    std::vector<Page> pages(1);
    auto left = room;
    for (std::size_t i = 0; i < blocks_.size();) {
      auto end = i + 1;
      auto height = blocks_[i].height;
      while (blocks_[end - 1].with_next && end < blocks_.size()) height += blocks_[end++].height;
      if (height > left && !pages.back().empty()) {
        pages.emplace_back();
        left = room - blocks_[i].head_height;
      }
      for (; i < end; ++i) pages.back().push_back(&blocks_[i]), left -= blocks_[i].height;
    }
    return pages;
  }

  void draw_page(Page const& page) {
    auto y = kTop;
    if (auto const& first = *page.front(); first.draw_head) {
      first.draw_head(y);
      y += first.head_height;
    }
    for (auto const* block : page) {
      block->draw(y);
      y += block->height;
    }
  }

  void draw_footer(std::size_t page, std::size_t n_pages) {
    auto const y = kA4.height_mm - kBottom + 6;
    TextStyle small{.size_pt = 8, .ink = Ink::grey};
    document_.text({kSide, y, width_ * 0.7, 5}, letter_.footer, small);
    small.align = Align::right;
    document_.text({kSide + width_ * 0.6, y, width_ * 0.4, 5},
                   letter_.number + "  " + fmt::format(fmt::runtime(letter_.page), page, n_pages), small);
  }

  LetterDocument const& letter_;
  Document document_;
  double width_;
  std::vector<Block> blocks_;
};

}  // namespace

std::string render_letter(LetterDocument const& letter) { return LetterPainter{letter}.paint(); }

}  // namespace platform::documents
