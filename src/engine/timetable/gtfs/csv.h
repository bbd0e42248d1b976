// Reads and writes the tables of a GTFS feed: RFC 4180 with a header row, UTF-8 with or without a byte order mark.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace gtfs {

/// One file as rows of texts. Row 1 is the header, as people see it in an editor; a quoted line break does not start a
/// new row.
///
/// Texts are views into the source where they hold no doubled quote, else into a store of their own: the source
/// outlives the table.
class Table {
 public:
  enum class State { good, empty, not_utf8, quote_open, too_wide };

  static Table parse(std::string_view text);

  State state() const { return state_; }
  std::vector<std::string_view> const& header() const { return header_; }
  /// Number of data rows.
  std::size_t size() const { return starts_.size(); }
  /// The row's number for people (the header is 1).
  std::size_t number(std::size_t row) const { return row + 2; }
  std::size_t cells(std::size_t row) const {
    return (row + 1 < starts_.size() ? starts_[row + 1] : cells_.size()) - starts_[row];
  }
  /// "" when the row has no such cell.
  std::string_view cell(std::size_t row, std::size_t column) const {
    return column < cells(row) ? cells_[starts_[row] + column] : std::string_view{};
  }

  static constexpr std::size_t npos = static_cast<std::size_t>(-1);
  /// Column of a name, or npos.
  std::size_t column(std::string_view name) const;

 private:
  State state_{State::good};
  std::vector<std::string_view> header_, cells_;
  std::vector<std::size_t> starts_;
  std::vector<std::vector<char>> unquoted_;  // moving a vector of vectors leaves the characters in place
};

/// Appends one cell, quoted when it must be; `first` false puts a comma before it.
void append_cell(std::string& out, std::string_view value, bool first = false);

/// True for well-formed UTF-8 without surrogates and overlong forms.
bool is_utf8(std::string_view);

}  // namespace gtfs
