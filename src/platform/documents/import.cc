// Matches titles with fields and decodes rows cell by cell.
#include "platform/documents/import.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <charconv>

#include "platform/documents/cell_text.h"
#include "platform/documents/formula.h"
#include "platform/documents/xlsx_writer.h"
#include "platform/json/json.h"

namespace platform::documents {
namespace {

using base::Kind;

constexpr std::size_t kHeaderRowsMax = 10;

/// Units that would change the meaning of a number if they were overlooked: fields count in grams, mm and yuan.
bool is_scaled_unit(std::string_view remark) {
  constexpr std::string_view kUnits[] = {"kg", "KG", "Kg", "千克", "公斤", "吨", "cm", "CM", "厘米", "m", "米", "万元"};
  return std::find(std::begin(kUnits), std::end(kUnits), remark) != std::end(kUnits);
}

/// Titles are compared without case, blanks, "*" and what stands in brackets, unless it is another unit.
std::string plain_title(std::string_view title) {
  std::string out;
  std::string remark;
  int depth = 0;
  for (char const c : half_width(title)) {
    if (depth > 0) remark += c;
    if ((c == ')' || c == ']') && depth == 1) {
      remark.pop_back();
      if (is_scaled_unit(remark)) out += remark;
      remark.clear();
    }
    if (c == '(' || c == '[') ++depth;
    if (depth == 0 && c != ' ' && c != '*' && c != '_' && c != '\n' && c != '\r' && c != '\t')
      out += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    if ((c == ')' || c == ']') && depth > 0) --depth;
  }
  return std::string{trimmed(out)};
}

base::Type const& without_optional(base::Type const& type) {
  return type.kind == Kind::optional ? without_optional(type.inner()) : type;
}

bool is_required(base::Field const& field) { return field.required && field.type().kind != Kind::optional; }

base::Field const* field_named(base::Type const& type, std::string_view name) {
  for (auto const& field : type.fields)
    if (name == field.name) return &field;
  return nullptr;
}

/// The name of an enumerator or boolean whose label stands in the cell; else the cell.
std::string name_of_label(ImportPlan const& plan, base::Type const& type, std::string_view cell) {
  if (!plan.label) return std::string{cell};
  if (type.kind == Kind::enumeration)
    for (auto const* name : type.names)
      if (cell == plan.label(type, name)) return name;
  if (type.kind == Kind::boolean)
    for (auto const* name : {"true", "false"})
      if (cell == plan.label(type, name)) return name;
  return std::string{cell};
}

/// What people may enter for an enumeration, in their language.
std::vector<std::string> choices_of(ImportPlan const& plan, base::Type const& type) {
  std::vector<std::string> out;
  if (type.kind == Kind::enumeration)
    for (auto const* name : type.names) out.push_back(plan.label ? plan.label(type, name) : name);
  if (type.kind == Kind::boolean) out = {"是", "否"};
  return out;
}

char const* expected_zh(base::Type const& type) {
  if (&type == &base::type_of<base::Money>()) return "金额（元，最多三位小数）";
  switch (type.kind) {
    case Kind::boolean: return "是或否";
    case Kind::integer: return "整数";
    case Kind::id: return "数字编号";
    case Kind::real: return "数字";
    case Kind::date: return "日期，如 2026-11-24";
    case Kind::instant: return "日期时间，如 2026-11-24 08:30";
    case Kind::time: return "时间，如 08:30";
    default: return "文字";
  }
}

char const* expected_en(base::Type const& type) {
  if (&type == &base::type_of<base::Money>()) return "an amount in yuan with at most three decimals";
  switch (type.kind) {
    case Kind::boolean: return "yes or no";
    case Kind::integer: return "a whole number";
    case Kind::id: return "a key of digits";
    case Kind::real: return "a number";
    case Kind::date: return "a date such as 2026-11-24";
    case Kind::instant: return "a date and time such as 2026-11-24 08:30";
    case Kind::time: return "a time such as 08:30";
    default: return "a text";
  }
}

/// Limits of money are told in yuan, as the sheet has them.
std::string limit_text(base::Type const& type, std::string const& limit) {
  if (&type != &base::type_of<base::Money>()) return limit;
  std::int64_t li{};
  auto const [end, error] = std::from_chars(limit.data(), limit.data() + limit.size(), li);
  return error == std::errc{} && end == limit.data() + limit.size() ? yuan_text(li) : limit;
}

struct Message {
  std::string zh;
  std::string en;
};

Message message_of(base::Type const& type, std::string const& code, std::string const& detail) {
  auto const limit = code == "too_small" || code == "too_large" ? limit_text(type, detail) : detail;
  if (code == "required") return {"必填", "Required."};
  if (code == "type") return {fmt::format("应为{}", expected_zh(type)), fmt::format("Must be {}.", expected_en(type))};
  if (code == "too_small") return {fmt::format("不能小于 {}", limit), fmt::format("Must be at least {}.", limit)};
  if (code == "too_large") return {fmt::format("不能大于 {}", limit), fmt::format("Must be at most {}.", limit)};
  if (code == "too_short") return {fmt::format("至少 {} 个字", limit), fmt::format("At least {} characters.", limit)};
  if (code == "too_long") return {fmt::format("最多 {} 个字", limit), fmt::format("At most {} characters.", limit)};
  if (code == "not_listed") return {fmt::format("应为：{}", limit), fmt::format("Must be one of: {}.", limit)};
  if (code == "number_damaged")
    return {"号码已被电子表格改成科学计数法，末位丢失；请把该列设为文本后重新填写",
            "A spreadsheet turned the number into scientific notation and lost digits; make the column text."};
  return {"内容无法识别", "Cannot be understood."};
}

}  // namespace

RowDecoder::RowDecoder(base::Type const& type, ImportPlan plan) : type_{type}, plan_{std::move(plan)} {
  for ([[maybe_unused]] auto const& column : plan_.columns) assert(field_named(type_, column.field));
}

base::Field const* RowDecoder::find_field(std::string_view title) const {
  auto const wanted = plain_title(title);
  if (wanted.empty()) return nullptr;
  for (auto const& column : plan_.columns) {
    auto const same = [&](auto const& t) { return plain_title(t) == wanted; };
    if (same(column.field) || std::any_of(column.titles.begin(), column.titles.end(), same))
      return field_named(type_, column.field);
  }
  return nullptr;
}

bool RowDecoder::is_header(std::vector<std::string> const& cells) const {
  auto const of_plan = [&](auto const& column) { return is_required(*field_named(type_, column.field)); };
  auto const n_required = std::count_if(plan_.columns.begin(), plan_.columns.end(), of_plan);
  auto const found = std::count_if(cells.begin(), cells.end(), [&](auto const& cell) {
    auto const* field = find_field(cell);
    return field && (n_required == 0 || is_required(*field));
  });
  return found > 0 && found * 2 >= n_required;
}

base::Outcome RowDecoder::set_header(std::vector<std::string> const& cells) {
  places_.clear();
  unknown_.clear();
  for (std::size_t i = 0; i < cells.size(); ++i) {
    auto const title = std::string{trimmed(cells[i])};
    auto const* field = find_field(title);
    if (!field) {
      if (!title.empty()) unknown_.push_back(title);
      continue;
    }
    auto const same = [&](Place const& place) { return place.field == field; };
    if (std::any_of(places_.begin(), places_.end(), same)) return base::refuse(refusal::column_twice, title);
    places_.push_back({field, i, title});
  }
  for (auto const& column : plan_.columns) {
    auto const* field = field_named(type_, column.field);
    auto const same = [&](Place const& place) { return place.field == field; };
    if (is_required(*field) && std::none_of(places_.begin(), places_.end(), same))
      return base::refuse(refusal::column_missing, column.titles.empty() ? column.field : column.titles.front());
  }
  return base::Done{};
}

bool RowDecoder::decode(std::size_t row, std::vector<std::string> const& cells, void* object) {
  bool good = true;
  for (auto const& place : places_) {
    auto const text = place.column < cells.size() ? trimmed(cells[place.column]) : std::string_view{};
    good = decode_cell(row, place, trimmed(unguard_formula(text)), object) && good;
  }
  return good;
}

bool RowDecoder::decode_cell(std::size_t row, Place const& place, std::string_view text, void* object) {
  auto const& type = without_optional(place.field->type());
  if (text.empty()) {
    if (is_required(*place.field)) note(row, place, "required", {});
    return !is_required(*place.field);
  }
  if ((type.kind == Kind::text || type.kind == Kind::id) && is_damaged_number(text)) {
    note(row, place, "number_damaged", {});
    return false;
  }
  auto const named = name_of_label(plan_, type, text);
  auto const strict = strict_text(named, type);
  if (!strict) {
    note(row, place, "type", {});
    return false;
  }
  auto const faults = json::decode_text(*strict, *place.field, object);
  for (auto const& fault : faults) note(row, place, fault.code, fault.detail);
  return faults.empty();
}

void RowDecoder::note(std::size_t row, Place const& place, std::string code, std::string const& detail) {
  ++n_errors_;
  if (errors_.size() >= plan_.errors_max) return;
  auto const& type = without_optional(place.field->type());
  auto listed = detail;
  if (code == "not_listed") {
    listed.clear();
    for (auto const& choice : choices_of(plan_, type)) listed += (listed.empty() ? "" : "、") + choice;
  }
  auto message = message_of(type, code, listed);
  errors_.push_back({static_cast<std::int64_t>(row), column_letters(place.column), place.title, place.field->name,
                     std::move(code), std::move(message.zh), std::move(message.en)});
}

void RowDecoder::refuse(std::size_t row, std::string_view field, base::RefusalKind const& kind) {
  ++n_errors_;
  if (errors_.size() >= plan_.errors_max) return;
  ImportError error{.row = static_cast<std::int64_t>(row), .column = {}, .title = {}, .field = std::string{field},
                    .code = kind.code, .message_zh = kind.zh, .message_en = kind.en};
  for (auto const& place : places_)
    if (field == place.field->name) {
      error.column = column_letters(place.column);
      error.title = place.title;
    }
  errors_.push_back(std::move(error));
}

base::Result<ImportSummary> import_rows(std::string_view bytes, RowDecoder& decoder,
                                        std::function<void*()> const& make,
                                        std::function<void(std::size_t row)> const& take, SheetLimits const& limits) {
  ImportSummary summary;
  bool has_header = false;
  std::size_t looked_at = 0;
  base::Outcome header = refusal::header_not_found;
  auto const on_row = [&](std::size_t row, std::vector<std::string> const& cells) {
    if (!has_header) {
      has_header = decoder.is_header(cells);
      if (has_header) header = decoder.set_header(cells);
      return has_header ? header.ok() : ++looked_at < kHeaderRowsMax;
    }
    if (std::all_of(cells.begin(), cells.end(), [](auto const& cell) { return trimmed(cell).empty(); })) return true;
    ++summary.rows_total;
    if (decoder.decode(row, cells, make())) {
      ++summary.rows_good;
      take(row);
    }
    return true;
  };
  TRY(read_rows(bytes, on_row, limits));
  TRY(header);
  summary.errors = decoder.take_errors();
  summary.errors_total = decoder.n_errors();
  summary.unknown_titles = decoder.unknown_titles();
  return summary;
}

std::string import_form(std::string_view sheet, base::Type const& type, ImportPlan const& plan) {
  std::vector<FormColumn> columns;
  for (auto const& column : plan.columns) {
    auto const& field = *field_named(type, column.field);
    auto const& inner = without_optional(field.type());
    auto const title = column.titles.empty() ? column.field : column.titles.front();
    auto const note = column.note.empty() ? std::string{field.doc} : column.note;
    auto const required = is_required(field);
    columns.push_back({title + (required ? "*" : ""), fmt::format("{}（{}）", note, expected_zh(inner)),
                       choices_of(plan, inner), required,
                       std::clamp(static_cast<double>(display_width(title)) + 6, 14.0, 40.0)});
  }
  return write_form(sheet, columns);
}

}  // namespace platform::documents
