// Comma-separated values by a state machine of four states.
#include "platform/documents/csv.h"

#include <algorithm>
#include <array>
#include <utility>

#include "platform/documents/formula.h"

namespace platform::documents {
namespace {

constexpr std::string_view kReplacement{"\xEF\xBF\xBD"};  // U+FFFD stands where bytes made no character

}  // namespace

char sniff_separator(std::string_view utf8) {
  constexpr std::array<char, 3> kSeparators{',', ';', '\t'};
  std::array<std::size_t, 3> count{};
  bool quoted = false;
  for (char const c : utf8) {
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (c == '\n' || c == '\r') break;
    for (std::size_t i = 0; i < count.size(); ++i) count[i] += c == kSeparators[i];
  }
  return kSeparators[static_cast<std::size_t>(std::max_element(count.begin(), count.end()) - count.begin())];
}

CsvReader::CsvReader(RowSink const& sink, SheetLimits const& limits, char separator)
    : sink_{sink}, limits_{limits}, separator_{separator} {}

base::Outcome CsvReader::feed(std::string_view utf8) {
  for (char const c : utf8) {
    if (stopped_) break;
    TRY(take(c));
  }
  return base::Done{};
}

base::Outcome CsvReader::finish() {
  if (stopped_) return base::Done{};
  if (state_ == State::quoted) return refuse(refusal::quote_not_closed);
  if (state_ == State::field_start && column_ == 0 && field_.empty()) return base::Done{};
  TRY(end_field());
  return end_row();
}

base::Outcome CsvReader::take(char c) {
  auto const second_of_crlf = after_return_ && c == '\n';
  after_return_ = false;
  if (second_of_crlf) return base::Done{};
  switch (state_) {
    case State::quoted:
      if (c != '"') return add(c);
      state_ = State::quote_in_quoted;
      return base::Done{};
    case State::quote_in_quoted:
      if (c == '"') {
        state_ = State::quoted;
        return add(c);
      }
      if (c != separator_ && c != '\r' && c != '\n') return refuse(refusal::text_after_quote);
      return take_unquoted(c);
    case State::field_start:
      if (c == '"') {
        state_ = State::quoted;
        return base::Done{};
      }
      [[fallthrough]];
    case State::plain: return take_unquoted(c);
  }
  return base::Done{};
}

base::Outcome CsvReader::take_unquoted(char c) {
  if (c == separator_) return end_field();
  if (c == '\r' || c == '\n') {
    after_return_ = c == '\r';
    TRY(end_field());
    return end_row();
  }
  state_ = State::plain;
  return add(c);
}

base::Outcome CsvReader::add(char c) {
  if (field_.size() >= limits_.cell_max) return refuse(refusal::sheet_too_large);
  field_.push_back(c);
  return base::Done{};
}

base::Outcome CsvReader::end_field() {
  state_ = State::field_start;
  if (column_ >= limits_.columns_max) return refuse(refusal::sheet_too_large);
  if (field_.find(kReplacement) != std::string::npos) return refuse(refusal::text_undecodable);
  if (column_ == cells_.size()) cells_.emplace_back();
  cells_[column_++].swap(field_);
  field_.clear();
  return base::Done{};
}

base::Outcome CsvReader::end_row() {
  cells_.resize(column_);
  auto const blank = std::all_of(cells_.begin(), cells_.end(), [](auto const& s) { return s.empty(); });
  if (blank) ++blank_rows_;
  if (row_ - blank_rows_ > limits_.rows_max) return refuse(refusal::sheet_too_large);
  if (!blank) stopped_ = !sink_(row_, cells_);
  ++row_;
  column_ = 0;
  return base::Done{};
}

base::Refusal CsvReader::refuse(base::RefusalKind const& kind) const {
  return base::refuse(kind, "row " + std::to_string(row_) + ", column " + column_letters(column_));
}

CsvWriter::CsvWriter(std::vector<Column> columns, Encoding encoding)
    : columns_{std::move(columns)}, encoding_{encoding} {
  if (encoding_ == Encoding::utf8) out_ = "\xEF\xBB\xBF";
  for (std::size_t i = 0; i < columns_.size(); ++i) add_field(guard_formula(columns_[i].title), i == 0);
  out_ += "\r\n";
}

void CsvWriter::add_row(Row const& row) {
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    // Numbers keep their sign: only texts can be formulas.
    if (auto const* text = std::get_if<std::string>(&row[i])) add_field(guard_formula(*text), i == 0);
    else add_field(to_text(row[i], columns_[i].kind), i == 0);
  }
  out_ += "\r\n";
}

void CsvWriter::add_field(std::string_view text, bool first) {
  if (!first) out_ += ',';
  // A row of one empty field would be an empty line, which readers leave out.
  auto const lonely = text.empty() && columns_.size() == 1;
  if (!lonely && text.find_first_of("\",;\t\r\n") == std::string_view::npos) {
    out_ += text;
    return;
  }
  out_ += '"';
  for (char const c : text) {
    if (c == '"') out_ += '"';
    out_ += c;
  }
  out_ += '"';
}

std::string CsvWriter::finish() {
  auto text = std::exchange(out_, {});
  return encoding_ == Encoding::gb18030 ? to_gb18030(text) : text;
}

std::string write_csv(Table const& table, Encoding encoding) {
  CsvWriter writer{table.columns, encoding};
  for (auto const& row : table.rows) writer.add_row(row);
  return writer.finish();
}

}  // namespace platform::documents
