// Splitting of csv.h: one pass, views wherever a cell needs no change.
#include "engine/timetable/gtfs/csv.h"

#include <algorithm>
#include <cstdint>
#include <optional>

namespace gtfs {
namespace {

constexpr std::size_t kColumnsMax = 200;

std::string_view trim(std::string_view s) {
  while (!s.empty() && (s.front() == ' ' || s.front() == '\t')) s.remove_prefix(1);
  while (!s.empty() && (s.back() == ' ' || s.back() == '\t')) s.remove_suffix(1);
  return s;
}

/// Takes cells off a text, one after the other.
class Scanner {
 public:
  Scanner(std::string_view text, std::vector<std::vector<char>>& unquoted) : text_{text}, unquoted_{unquoted} {}

  bool done() const { return at_ >= text_.size(); }
  bool quote_open() const { return quote_open_; }

  /// All cells of the next row; a blank line gives one empty cell.
  void take_row(std::vector<std::string_view>& into) {
    do into.push_back(take_cell());
    while (take(','));
    take('\r');
    take('\n');
  }

 private:
  bool take(char c) {
    if (done() || text_[at_] != c) return false;
    ++at_;
    return true;
  }
  std::string_view take_cell() {
    while (!done() && text_[at_] == ' ') ++at_;
    if (take('"')) return take_quoted();
    auto const end = std::min(text_.find_first_of(",\r\n", at_), text_.size());
    auto const cell = trim(text_.substr(at_, end - at_));
    at_ = end;
    return cell;
  }
  std::string_view take_quoted() {
    auto const start = at_;
    auto doubled = false;
    for (;;) {
      auto const quote = text_.find('"', at_);
      if (quote == text_.npos) {
        quote_open_ = true;
        at_ = text_.size();
        return text_.substr(start);
      }
      at_ = quote + 1;
      if (!take('"')) break;
      doubled = true;
    }
    auto const inside = text_.substr(start, at_ - 1 - start);
    // What stands between the closing quote and the comma belongs to no cell: tolerated as other readers do.
    at_ = std::min(text_.find_first_of(",\r\n", at_), text_.size());
    return doubled ? without_doubled(inside) : inside;
  }
  std::string_view without_doubled(std::string_view inside) {
    auto& store = unquoted_.emplace_back();
    store.reserve(inside.size());
    for (std::size_t i = 0; i < inside.size(); ++i) {
      store.push_back(inside[i]);
      if (inside[i] == '"') ++i;
    }
    return {store.data(), store.size()};
  }

  std::string_view text_;
  std::size_t at_{};
  bool quote_open_{};
  std::vector<std::vector<char>>& unquoted_;
};

/// Bytes that follow a leading byte, and the smallest code point that needs them.
struct Lead {
  int follow;
  std::uint32_t bits, least;
};

std::optional<Lead> lead_of(unsigned char c) {
  if (c < 0x80) return Lead{0, c, 0};
  if (c >= 0xC2 && c < 0xE0) return Lead{1, c & 0x1Fu, 0x80};
  if (c >= 0xE0 && c < 0xF0) return Lead{2, c & 0x0Fu, 0x800};
  if (c >= 0xF0 && c < 0xF5) return Lead{3, c & 0x07u, 0x10000};
  return {};
}

}  // namespace

bool is_utf8(std::string_view s) {
  for (std::size_t i = 0; i < s.size();) {
    auto lead = lead_of(static_cast<unsigned char>(s[i++]));
    if (!lead) return false;
    for (; lead->follow > 0; --lead->follow, ++i) {
      if (i >= s.size() || (static_cast<unsigned char>(s[i]) & 0xC0) != 0x80) return false;
      lead->bits = lead->bits << 6 | (static_cast<unsigned char>(s[i]) & 0x3Fu);
    }
    auto const surrogate = lead->bits >= 0xD800 && lead->bits < 0xE000;
    if (lead->bits < lead->least || lead->bits > 0x10FFFF || surrogate) return false;
  }
  return true;
}

Table Table::parse(std::string_view text) {
  Table t;
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  if (!is_utf8(text)) {
    t.state_ = State::not_utf8;
    return t;
  }
  Scanner scanner{text, t.unquoted_};
  if (!scanner.done()) scanner.take_row(t.header_);
  if (t.header_.empty() || (t.header_.size() == 1 && t.header_[0].empty())) t.state_ = State::empty;
  if (t.header_.size() > kColumnsMax) t.state_ = State::too_wide;
  if (t.state_ != State::good) return t;
  while (!scanner.done()) {
    t.starts_.push_back(t.cells_.size());
    scanner.take_row(t.cells_);
  }
  // A blank last line is no row; blank lines elsewhere stay, so that numbers match the editor.
  while (!t.starts_.empty() && t.cells(t.size() - 1) == 1 && t.cells_.back().empty()) {
    t.cells_.pop_back();
    t.starts_.pop_back();
  }
  if (scanner.quote_open()) t.state_ = State::quote_open;
  return t;
}

std::size_t Table::column(std::string_view name) const {
  auto const found = std::find(header_.begin(), header_.end(), name);
  return found == header_.end() ? npos : static_cast<std::size_t>(found - header_.begin());
}

void append_cell(std::string& out, std::string_view value, bool first) {
  if (!first) out += ',';
  auto const padded = !value.empty() && (value.front() == ' ' || value.back() == ' ');
  if (!padded && value.find_first_of(",\"\r\n") == value.npos) {
    out += value;
    return;
  }
  out += '"';
  for (auto const c : value) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

}  // namespace gtfs
