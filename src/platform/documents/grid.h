// A table on paper: widths of columns, heights of rows, and their drawing.
#pragma once
#include <string>
#include <vector>

#include "platform/documents/page.h"
#include "platform/documents/table.h"

namespace platform::documents {

/// Lays a table out for one width. The table outlives the grid. One thread.
class Grid {
 public:
  /// @param serial_title  title of the column that counts the rows
  Grid(Document&, Table const&, double x, double width, std::string const& serial_title);

  double head_height() const { return head_height_; }
  double row_height(std::size_t row) const { return heights_[row]; }
  std::size_t n_rows() const { return heights_.size(); }
  void draw_head(double y);
  void draw_row(std::size_t row, double y);
  /// A bold row over the same columns, not counted.
  void draw_totals(Row const&, double y);
  static constexpr double kTotalsHeight = 7;

 private:
  double measure(Row const&) const;
  void draw_cells(std::vector<std::string> const& texts, Box row, Weight);
  std::vector<std::string> texts_of(Row const&, std::string serial) const;

  Document& document_;
  Table const& table_;
  double x_;
  double width_;
  std::string serial_title_;
  std::vector<double> widths_;  ///< mm, of the serial column first
  std::vector<double> heights_;
  double head_height_;
};

}  // namespace platform::documents
