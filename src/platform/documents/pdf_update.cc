// Cross-reference tables read from the last to the first, and written with what is new.
#include "platform/documents/pdf_update.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <stdexcept>

namespace platform::documents {
namespace {

constexpr std::size_t kEntry = 20;  // bytes of a line of a table

[[noreturn]] void fail(char const* what) { throw std::runtime_error{std::string{"pdf: "} + what}; }

std::size_t after_blanks(std::string_view text, std::size_t at) {
  auto const found = text.find_first_not_of(" \r\n", at);
  return found == std::string_view::npos ? text.size() : found;
}

std::int64_t number_at(std::string_view text, std::size_t at) {
  std::int64_t out = 0;
  auto const first = after_blanks(text, std::min(at, text.size()));
  std::from_chars(text.data() + first, text.data() + text.size(), out);
  return out;
}

}  // namespace

std::int64_t pdf_number(std::string_view object, std::string_view key, std::int64_t otherwise) {
  auto const at = object.find(key);
  return at == std::string_view::npos ? otherwise : number_at(object, at + key.size());
}

PdfObjects::PdfObjects(std::string_view pdf) : pdf_{pdf} {
  auto const last = pdf.rfind("startxref");
  if (last == std::string_view::npos) fail("no cross-reference table");
  table_ = static_cast<std::size_t>(number_at(pdf, last + 9));
  read_section(table_);
  if (!root_) fail("no catalogue");
}

void PdfObjects::read_section(std::size_t at) {
  while (at < pdf_.size()) {
    if (!pdf_.substr(at).starts_with("xref")) fail("no cross-reference table where it should be");
    auto const trailer = pdf_.substr(read_entries(at + 4));
    if (!trailer.starts_with("trailer")) fail("no trailer behind the table");
    auto const entries = trailer.substr(0, trailer.find("startxref"));
    if (!size_) {
      size_ = pdf_number(entries, "/Size");
      root_ = pdf_number(entries, "/Root");
    }
    auto const before = static_cast<std::size_t>(pdf_number(entries, "/Prev", -1));
    if (before >= at) return;  // none, or one that leads nowhere
    at = before;
  }
}

/// Sections "first count" with a line for each object, until the trailer.
std::size_t PdfObjects::read_entries(std::size_t at) {
  for (at = after_blanks(pdf_, at); at < pdf_.size() && pdf_[at] != 't'; at = after_blanks(pdf_, at)) {
    auto const first = number_at(pdf_, at);
    at = pdf_.find(' ', at);
    if (at == std::string_view::npos) fail("a table without end");
    auto const count = number_at(pdf_, at);
    at = pdf_.find('\n', at);
    if (at == std::string_view::npos) fail("a table without end");
    ++at;
    for (std::int64_t i = 0; i < count; ++i) {
      if (at + kEntry > pdf_.size()) fail("a table without end");
      if (pdf_[at + 17] == 'n')
        offsets_.try_emplace(first + i, static_cast<std::size_t>(number_at(pdf_, at)));
      at += kEntry;
    }
  }
  return at;
}

std::string_view PdfObjects::get(std::int64_t number) const {
  auto const known = offsets_.find(number);
  if (known == offsets_.end() || known->second >= pdf_.size()) fail("an object is missing");
  auto const begin = pdf_.find("obj", known->second), end = pdf_.find("endobj", known->second);
  if (begin == std::string_view::npos || end == std::string_view::npos || end < begin + 3)
    fail("a broken object");
  return pdf_.substr(begin + 3, end - begin - 3);
}

std::int64_t PdfObjects::find(std::string_view a, std::string_view b) const {
  for (auto at = offsets_.rbegin(); at != offsets_.rend(); ++at) {
    auto const text = get(at->first);
    if (text.find(a) != std::string_view::npos && text.find(b) != std::string_view::npos) return at->first;
  }
  return 0;
}

std::size_t PdfUpdate::put(std::int64_t number, std::string_view content) {
  offsets_[number] = of_.bytes().size() + out_.size();
  out_ += fmt::format("{} 0 obj\n", number);
  auto const at = out_.size();
  out_ += content;
  out_ += "\nendobj\n";
  return at;
}

void PdfUpdate::extend(std::int64_t number, std::string_view entries) {
  std::string content{of_.get(number)};
  auto const end = content.rfind(">>");
  if (end == std::string::npos) fail("an object that is no dictionary");
  content.insert(end, entries);
  put(number, content);
}

std::string PdfUpdate::finish() {
  auto const table = of_.bytes().size() + out_.size();
  out_ += "xref\n";
  for (auto const& [number, offset] : offsets_)
    out_ += fmt::format("{} 1\n{:010} 00000 n \n", number, offset);
  out_ += fmt::format("trailer\n<< /Size {} /Root {} 0 R /Prev {} >>\nstartxref\n{}\n%%EOF\n", next_,
                      of_.root(), of_.table(), table);
  return std::move(out_);
}

}  // namespace platform::documents
