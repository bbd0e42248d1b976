// Tables on paper.
#include "platform/documents/grid.h"

#include <algorithm>

namespace platform::documents {
namespace {

constexpr double kPad = 1.2;
constexpr double kRowMin = 6.4;
constexpr double kRowMax = 22;  // longer texts are made smaller
constexpr double kSerialWidth = 5;
constexpr double kTextPt = 8.5;
constexpr double kRule = 0.18;

bool is_right(ColumnKind kind) {
  return kind == ColumnKind::integer || kind == ColumnKind::real || kind == ColumnKind::money;
}

TextStyle cell_style(Weight weight, Align align) {
  return {.size_pt = kTextPt, .weight = weight, .align = align, .fit = Fit::wrap};
}

/// Shares the width by the columns' own, after the serial column.
std::vector<double> share(std::vector<Column> const& columns, double width) {
  auto total = kSerialWidth;
  for (auto const& column : columns) total += column.width;
  std::vector<double> out{width * kSerialWidth / total};
  for (auto const& column : columns) out.push_back(width * column.width / total);
  return out;
}

}  // namespace

Grid::Grid(Document& document, Table const& table, double x, double width, std::string const& serial_title)
    : document_{document}, table_{table}, x_{x}, width_{width}, serial_title_{serial_title},
      widths_{share(table.columns, width)}, head_height_{kRowMin} {
  for (auto const& row : table_.rows) heights_.push_back(measure(row));
  for (std::size_t i = 0; i < table_.columns.size(); ++i)
    head_height_ = std::max(
        head_height_, 2 * kPad + document_.height_of(table_.columns[i].title, widths_[i + 1] - 2 * kPad,
                                                     cell_style(Weight::bold, Align::centre)));
}

double Grid::measure(Row const& row) const {
  auto height = kRowMin;
  for (std::size_t i = 0; i < row.size(); ++i) {
    auto const inner = widths_[i + 1] - 2 * kPad;
    auto const text = to_text(row[i], table_.columns[i].kind);
    // Only texts that may need a second line are laid out: a digit of 8.5 points is about 1.7 mm wide.
    if (static_cast<double>(display_width(text)) * 1.5 < inner) continue;
    height = std::max(height, kPad + document_.height_of(text, inner, cell_style(Weight::normal, Align::left)));
  }
  return std::min(height, kRowMax);
}

std::vector<std::string> Grid::texts_of(Row const& row, std::string serial) const {
  std::vector<std::string> texts{std::move(serial)};
  for (std::size_t i = 0; i < row.size(); ++i) texts.push_back(to_text(row[i], table_.columns[i].kind));
  return texts;
}

void Grid::draw_cells(std::vector<std::string> const& texts, Box row, Weight weight) {
  auto x = row.x;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    auto const align = i == 0 ? Align::centre : is_right(table_.columns[i - 1].kind) ? Align::right : Align::left;
    document_.text({x + kPad, row.y + kPad / 2, widths_[i] - 2 * kPad, row.height - kPad}, texts[i],
                   cell_style(weight, align));
    if (i > 0) document_.line(x, row.y, x, row.bottom(), kRule);
    x += widths_[i];
  }
  document_.frame(row, kRule);
}

void Grid::draw_head(double y) {
  Box const row{x_, y, width_, head_height_};
  document_.fill(row, 0.9);
  auto x = x_;
  for (std::size_t i = 0; i < widths_.size(); ++i) {
    auto const& title = i == 0 ? serial_title_ : table_.columns[i - 1].title;
    document_.text(Box{x, y, widths_[i], head_height_}.inset(kPad / 2), title, cell_style(Weight::bold, Align::centre));
    if (i > 0) document_.line(x, y, x, row.bottom(), kRule);
    x += widths_[i];
  }
  document_.frame(row, kRule);
}

void Grid::draw_row(std::size_t row, double y) {
  draw_cells(texts_of(table_.rows[row], std::to_string(row + 1)), {x_, y, width_, heights_[row]}, Weight::normal);
}

void Grid::draw_totals(Row const& totals, double y) {
  Box const row{x_, y, width_, kTotalsHeight};
  document_.fill(row, 0.96);
  draw_cells(texts_of(totals, {}), row, Weight::bold);
}

}  // namespace platform::documents
