// Finds the first sheet of an XLSX package and streams its cells.
#include "platform/documents/xlsx_reader.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <vector>

#include "platform/documents/xlsx_style.h"
#include "platform/documents/xml_part.h"

namespace platform::documents {
namespace {

constexpr std::size_t kStringsMax = 128u << 20;  // bytes of all shared texts
constexpr std::size_t kStylesMax = 65'536;

std::size_t to_number(std::string_view text) {
  std::size_t n{};
  std::from_chars(text.data(), text.data() + text.size(), n);
  return n;
}

/// What the package says before its cells can be read.
struct Workbook {
  std::string sheet_path;
  std::string strings_path;
  std::string styles_path;
  bool from_1904{};
  std::vector<std::string> strings;
  std::vector<NumberLook> looks;  ///< by the style number of a cell
};

/// Targets of relations stand relative to the folder xl, or absolute with a slash.
std::string part_path(std::string_view target) {
  if (target.starts_with('/')) return std::string{target.substr(1)};
  return "xl/" + std::string{target};
}

base::Outcome read_relations(XmlPackage& package, std::string const& sheet_id, Workbook& book) {
  XmlHandlers handlers{
      .start = [&](std::string_view name, XmlAttributes const& attributes) {
        if (name != "Relationship") return;
        auto const type = attributes.find("Type");
        auto const path = part_path(attributes.find("Target"));
        if (attributes.find("Id") == sheet_id) book.sheet_path = path;
        else if (type.ends_with("/sharedStrings")) book.strings_path = path;
        else if (type.ends_with("/styles")) book.styles_path = path;
      },
      .end = [](auto) {}, .text = [](auto) {}};
  return package.read("xl/_rels/workbook.xml.rels", handlers);
}

base::Outcome read_workbook(XmlPackage& package, Workbook& book) {
  std::string sheet_id;
  XmlHandlers handlers{
      .start = [&](std::string_view name, XmlAttributes const& attributes) {
        if (name == "workbookPr") {
          auto const given = attributes.find("date1904");
          book.from_1904 = given == "1" || given == "true";
        } else if (name == "sheet" && sheet_id.empty() && attributes.find("state").empty()) {  // not a hidden one
          sheet_id = attributes.find("id");
        }
      },
      .end = [](auto) {}, .text = [](auto) {}};
  TRY(package.read("xl/workbook.xml", handlers));
  return read_relations(package, sheet_id, book);
}

base::Outcome read_styles(XmlPackage& package, Workbook& book) {
  if (book.styles_path.empty() || !package.has(book.styles_path)) return base::Done{};
  std::map<int, NumberLook> own;
  bool in_cells = false;
  XmlHandlers handlers{
      .start = [&](std::string_view name, XmlAttributes const& attributes) {
        auto const id = static_cast<int>(to_number(attributes.find("numFmtId")) & 0xFFFF);
        if (name == "numFmt") own[id] = look_of_format(attributes.find("formatCode"));
        else if (name == "cellXfs") in_cells = true;
        else if (name == "xf" && in_cells && book.looks.size() < kStylesMax)
          book.looks.push_back(own.count(id) != 0 ? own[id] : look_of_format_id(id));
      },
      .end = [&](std::string_view name) { in_cells = in_cells && name != "cellXfs"; }, .text = [](auto) {}};
  return package.read(book.styles_path, handlers);
}

/// Texts may come in runs of several fonts; the reading aids of Japanese (rPh) are no part of them.
base::Outcome read_strings(XmlPackage& package, Workbook& book, SheetLimits const& limits) {
  if (book.strings_path.empty() || !package.has(book.strings_path)) return base::Done{};
  std::size_t total = 0;
  bool in_text = false;
  bool in_aid = false;
  XmlHandlers handlers{
      .start = [&](std::string_view name, XmlAttributes const&) {
        if (name == "si") book.strings.emplace_back();
        total += sizeof(std::string) * (name == "si");
        in_aid = in_aid || name == "rPh";
        in_text = name == "t" && !in_aid;
      },
      .end = [&](std::string_view name) {
        in_text = false;
        in_aid = in_aid && name != "rPh";
      },
      .text = [&](std::string_view text) {
        if (!in_text || book.strings.empty() || book.strings.back().size() + text.size() > limits.cell_max * 4) return;
        book.strings.back() += text;
        total += text.size();
      },
      .wants_more = [&] { return total <= kStringsMax; }};
  TRY(package.read(book.strings_path, handlers));
  if (total > kStringsMax) return base::refuse(refusal::sheet_too_large, book.strings_path);
  return base::Done{};
}

/// Puts the cells of a sheet together and hands over row by row.
class SheetReader {
 public:
  SheetReader(Workbook const& book, RowSink const& sink, SheetLimits const& limits)
      : book_{book}, sink_{sink}, limits_{limits} {}

  base::Outcome read(XmlPackage& package) {
    TRY(package.read(book_.sheet_path, handlers()));
    if (fault_.kind) return fault_;
    return base::Done{};
  }

 private:
  XmlHandlers handlers() {
    return {.start = [this](auto name, auto const& attributes) { start(name, attributes); },
            .end = [this](auto name) { end(name); },
            .text = [this](auto text) { add(text); },
            .wants_more = [this] { return !stopped_; }};
  }

  void start(std::string_view name, XmlAttributes const& attributes) {
    if (name == "row") start_row(attributes);
    else if (name == "c") start_cell(attributes);
    else if (name == "rPh") in_aid_ = true;
    else in_value_ = in_cell_ && !in_aid_ && (name == "v" || name == "t");
  }
  void start_row(XmlAttributes const& attributes) {
    auto const given = to_number(attributes.find("r"));
    row_ = given > 0 ? given : row_ + 1;
    column_ = 0;
    cells_.clear();
  }
  void start_cell(XmlAttributes const& attributes) {
    // The reference may be left out: the cell then follows the one before.
    std::size_t letters = 0;
    for (char const c : attributes.find("r")) {
      if (c < 'A' || c > 'Z' || letters > limits_.columns_max) break;
      letters = letters * 26 + static_cast<std::size_t>(c - 'A' + 1);
    }
    if (letters > 0) column_ = letters - 1;
    if (column_ >= limits_.columns_max) return fail(refusal::sheet_too_large);
    type_ = attributes.find("t");
    style_ = to_number(attributes.find("s"));
    value_.clear();
    in_cell_ = true;
  }
  void add(std::string_view text) {
    if (!in_value_) return;
    if (value_.size() + text.size() > limits_.cell_max * 4) return fail(refusal::sheet_too_large);
    value_ += text;
  }
  void end(std::string_view name) {
    in_value_ = false;
    if (name == "rPh") in_aid_ = false;
    else if (name == "c") end_cell();
    else if (name == "row") end_row();
    else if (name == "sheetData") stopped_ = true;
  }
  void end_cell() {
    in_cell_ = false;
    if (stopped_) return;
    auto text = text_of_cell();
    if (!text.empty()) {
      if (cells_.size() <= column_) cells_.resize(column_ + 1);
      cells_[column_] = std::move(text);
    }
    ++column_;
  }
  std::string text_of_cell() {
    if (type_ == "s") {
      auto const index = value_.empty() ? book_.strings.size() : to_number(value_);
      if (index < book_.strings.size()) return book_.strings[index];
      fail(refusal::sheet_malformed);
      return {};
    }
    if (type_ == "b") return value_ == "1" ? "TRUE" : "FALSE";
    if (type_.empty() || type_ == "n") {
      auto const look = style_ < book_.looks.size() ? book_.looks[style_] : NumberLook::number;
      return value_.empty() ? std::string{} : number_text(value_, look, book_.from_1904);
    }
    return value_;  // inline and computed texts, ISO dates, errors such as #N/A
  }
  void end_row() {
    if (stopped_ || cells_.empty()) return;
    if (++rows_ > limits_.rows_max) return fail(refusal::sheet_too_large);
    stopped_ = !sink_(row_, cells_);
  }
  void fail(base::RefusalKind const& kind) {
    if (fault_.kind) return;
    fault_ = base::refuse(kind, "row " + std::to_string(row_) + ", column " + column_letters(column_));
    stopped_ = true;
  }

  Workbook const& book_;
  RowSink const& sink_;
  SheetLimits const& limits_;
  base::Refusal fault_{};
  bool stopped_{}, in_cell_{}, in_value_{}, in_aid_{};
  std::size_t row_{}, rows_{}, column_{}, style_{};
  std::string type_, value_;
  std::vector<std::string> cells_;
};

}  // namespace

base::Outcome read_xlsx(std::string_view bytes, RowSink const& sink, SheetLimits const& limits) {
  XmlPackage package{bytes, limits};
  if (!package.opened()) return base::refuse(refusal::sheet_malformed, "zip");
  Workbook book;
  TRY(read_workbook(package, book));
  if (book.sheet_path.empty()) return base::refuse(refusal::sheet_malformed, "xl/workbook.xml");
  TRY(read_styles(package, book));
  TRY(read_strings(package, book, limits));
  return SheetReader{book, sink, limits}.read(package);
}

}  // namespace platform::documents
