// Writes XLSX through libxlsxwriter into memory that the system pages, never into a named file.
#include "platform/documents/xlsx_writer.h"

#include <sys/mman.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "platform/documents/formula.h"

namespace platform::documents {
namespace {

constexpr std::int64_t kExactDigits = 1'000'000'000'000'000;  // a spreadsheet keeps 15 digits of a number
constexpr std::size_t kCellCharacters = 32'767;
constexpr lxw_row_t kFormRows = 5000;
constexpr std::size_t kChoicesMax = 255;  // characters of a list of choices. @source Excel, data validation

void check(lxw_error error) {
  if (error != LXW_NO_ERROR) throw std::runtime_error(std::string{"xlsx: "} + lxw_strerror(error));
}

/// A sheet's name must not hold []:*?/\ nor begin or end with an apostrophe, and has at most 31 characters.
std::string sheet_name(std::string_view wanted) {
  std::string out;
  std::size_t characters = 0;
  for (char const c : wanted) {
    if ((static_cast<unsigned char>(c) & 0xC0) != 0x80 && ++characters > 31) break;
    out += std::string_view{"[]:*?/\\'"}.find(c) == std::string_view::npos ? c : ' ';
  }
  return out.empty() ? "Sheet1" : out;
}

/// Days since the epoch of spreadsheets, 1899-12-30.
double serial(std::int64_t days) { return static_cast<double>(days + 25'569); }

double serial_of_instant(std::int64_t ms) {
  auto const local = ms + base::kChinaOffsetMs;
  return static_cast<double>(local) / 86'400'000.0 + 25'569;
}

/// Cuts after whole characters, because the library refuses a longer text and would leave the cell empty.
std::string cut(std::string text) {
  if (text.size() <= kCellCharacters) return text;
  auto end = kCellCharacters;
  while ((static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  text.resize(end);
  return text;
}

/// A file without a name, reached through the process's own table of files.
class MemoryFile {
 public:
  MemoryFile() : fd_{memfd_create("sheet", MFD_CLOEXEC)} {
    if (fd_ < 0) throw std::runtime_error("xlsx: no memory file");
  }
  ~MemoryFile() { ::close(fd_); }
  MemoryFile(MemoryFile const&) = delete;
  std::string path() const { return "/proc/self/fd/" + std::to_string(fd_); }
  std::string read() const {
    std::string out(static_cast<std::size_t>(std::max<off_t>(0, lseek(fd_, 0, SEEK_END))), '\0');
    for (std::size_t at = 0; at < out.size();) {
      auto const n = pread(fd_, out.data() + at, out.size() - at, static_cast<off_t>(at));
      if (n <= 0) throw std::runtime_error("xlsx: the memory file ended");
      at += static_cast<std::size_t>(n);
    }
    return out;
  }

 private:
  int fd_;
};

char const* number_format(ColumnKind kind) {
  switch (kind) {
    case ColumnKind::integer: return "0";
    case ColumnKind::money: return "#,##0.00";
    case ColumnKind::date: return "yyyy-mm-dd";
    case ColumnKind::instant: return "yyyy-mm-dd hh:mm:ss";
    case ColumnKind::text: return "@";
    case ColumnKind::real:
    case ColumnKind::time: break;
  }
  return "General";
}

}  // namespace

/// The library's workbook over a memory file.
struct XlsxWriter::Book {
  explicit Book(std::string_view sheet_title, std::vector<Column> sheet_columns) : columns{std::move(sheet_columns)} {
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE;
    workbook = workbook_new_opt(file.path().c_str(), &options);
    if (!workbook) throw std::runtime_error("xlsx: no memory");
    worksheet = workbook_add_worksheet(workbook, sheet_name(sheet_title).c_str());
    if (!worksheet) throw std::runtime_error("xlsx: no worksheet");
  }
  ~Book() {
    if (workbook) workbook_close(workbook);  // it has no other way to be freed
  }
  Book(Book const&) = delete;

  lxw_format* format(char const* number) {
    auto* const made = workbook_add_format(workbook);
    format_set_num_format(made, number);
    return made;
  }
  lxw_format* header_format(bool required) {
    auto* const made = workbook_add_format(workbook);
    format_set_bold(made);
    format_set_bg_color(made, 0xE8EEF7);
    format_set_bottom(made, LXW_BORDER_THIN);
    format_set_align(made, LXW_ALIGN_VERTICAL_CENTER);
    if (required) format_set_font_color(made, 0xC00000);
    return made;
  }
  void write_text(lxw_col_t column, std::string const& text, lxw_format* with) {
    check(worksheet_write_string(worksheet, row, column, cut(guard_formula(text)).c_str(), with));
  }
  void write_number(lxw_col_t column, double number) {
    check(worksheet_write_number(worksheet, row, column, number, formats[column]));
  }
  void write_integer(lxw_col_t column, std::int64_t v);
  void write_cell(lxw_col_t column, Cell const& cell);
  void write_header();

  MemoryFile file;
  lxw_workbook* workbook{};
  lxw_worksheet* worksheet{};
  std::vector<Column> columns;
  std::vector<lxw_format*> formats;
  lxw_format* text_format{};
  lxw_row_t row{};
};

void XlsxWriter::Book::write_header() {
  text_format = format("@");
  auto* const header = header_format(false);
  worksheet_freeze_panes(worksheet, 1, 0);
  for (std::size_t i = 0; i < columns.size(); ++i) {
    auto const column = static_cast<lxw_col_t>(i);
    formats.push_back(format(number_format(columns[i].kind)));
    check(worksheet_set_column(worksheet, column, column, columns[i].width, formats.back()));
    write_text(column, columns[i].title, header);
  }
  row = 1;
}

void XlsxWriter::Book::write_integer(lxw_col_t column, std::int64_t v) {
  auto const kind = columns[column].kind;
  switch (kind) {
    case ColumnKind::money: return write_number(column, static_cast<double>(v) / 1000);
    case ColumnKind::date:
      if (v == 0) return;
      return write_number(column, serial(base::to_days({static_cast<std::int32_t>(v)})));
    case ColumnKind::instant:
      if (v == 0) return;
      return write_number(column, serial_of_instant(v));
    case ColumnKind::time: return write_text(column, to_text(v, kind), text_format);
    default:
      if (v <= -kExactDigits || v >= kExactDigits) return write_text(column, std::to_string(v), text_format);
      return write_number(column, static_cast<double>(v));
  }
}

void XlsxWriter::Book::write_cell(lxw_col_t column, Cell const& cell) {
  if (auto const* text = std::get_if<std::string>(&cell)) write_text(column, *text, text_format);
  else if (auto const* number = std::get_if<std::int64_t>(&cell)) write_integer(column, *number);
  else if (auto const* real = std::get_if<double>(&cell)) write_number(column, *real);
}

XlsxWriter::XlsxWriter(std::string_view sheet, std::vector<Column> columns)
    : book_{std::make_unique<Book>(sheet, std::move(columns))} {
  book_->write_header();
}

XlsxWriter::~XlsxWriter() = default;

void XlsxWriter::add_row(Row const& row) {
  for (std::size_t i = 0; i < book_->columns.size(); ++i) book_->write_cell(static_cast<lxw_col_t>(i), row[i]);
  ++book_->row;
}

std::string XlsxWriter::finish() {
  if (!book_->columns.empty())
    check(worksheet_autofilter(book_->worksheet, 0, 0, std::max<lxw_row_t>(1, book_->row - 1),
                               static_cast<lxw_col_t>(book_->columns.size() - 1)));
  check(workbook_close(std::exchange(book_->workbook, nullptr)));
  return book_->file.read();
}

std::string write_xlsx(std::string_view sheet, Table const& table) {
  XlsxWriter writer{sheet, table.columns};
  for (auto const& row : table.rows) writer.add_row(row);
  return writer.finish();
}

/// Adds to a workbook what only forms have.
class XlsxTemplate {
 public:
  explicit XlsxTemplate(std::string_view sheet) : book_{sheet, {}} { book_.text_format = book_.format("@"); }

  void add(lxw_col_t column, FormColumn const& form) {
    check(worksheet_set_column(book_.worksheet, column, column, form.width, book_.text_format));
    book_.write_text(column, form.title, book_.header_format(form.required));
    if (!form.note.empty()) check(worksheet_write_comment(book_.worksheet, 0, column, form.note.c_str()));
    add_choices(column, form.choices);
  }
  std::string finish() {
    worksheet_freeze_panes(book_.worksheet, 1, 0);
    check(workbook_close(std::exchange(book_.workbook, nullptr)));
    return book_.file.read();
  }

 private:
  void add_choices(lxw_col_t column, std::vector<std::string> const& choices) {
    std::size_t length = 0;
    std::vector<char*> list;  // the library does not write to them
    for (auto const& choice : choices) {
      length += choice.size() + 1;
      list.push_back(const_cast<char*>(choice.c_str()));
    }
    if (list.empty() || length > kChoicesMax) return;  // too long to offer; the import checks it anyway
    list.push_back(nullptr);
    lxw_data_validation rule{};
    rule.validate = LXW_VALIDATION_TYPE_LIST;
    rule.value_list = list.data();
    check(worksheet_data_validation_range(book_.worksheet, 1, column, kFormRows, column, &rule));
  }
  XlsxWriter::Book book_;
};

std::string write_form(std::string_view sheet, std::vector<FormColumn> const& columns) {
  XlsxTemplate form{sheet};
  for (std::size_t i = 0; i < columns.size(); ++i) form.add(static_cast<lxw_col_t>(i), columns[i]);
  return form.finish();
}

}  // namespace platform::documents
