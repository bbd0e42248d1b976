// Turns described structs into rows of cells, and cells into texts.
#include "platform/documents/table.h"

#include <fmt/format.h>

#include <algorithm>

namespace platform::documents {
namespace {

using base::Kind;

base::Type const& without_optional(base::Type const& type) {
  return type.kind == Kind::optional ? without_optional(type.inner()) : type;
}

bool is_scalar(base::Type const& type) { return type.kind != Kind::object && type.kind != Kind::list; }

bool has_column(base::Field const& field, PersonalFields personal) {
  if (field.privacy == base::Privacy::secret) return false;
  if (field.privacy == base::Privacy::personal && personal == PersonalFields::omitted) return false;
  auto const& type = without_optional(field.type());
  return is_scalar(type) || (type.kind == Kind::list && is_scalar(without_optional(type.inner())));
}

ColumnKind kind_of(base::Type const& type) {
  if (&type == &base::type_of<base::Money>()) return ColumnKind::money;
  switch (type.kind) {
    case Kind::integer: return ColumnKind::integer;
    case Kind::real: return ColumnKind::real;
    case Kind::date: return ColumnKind::date;
    case Kind::instant: return ColumnKind::instant;
    case Kind::time: return ColumnKind::time;
    default: return ColumnKind::text;
  }
}

double width_of(base::Field const& field, ColumnKind kind, std::string const& title) {
  auto const least = static_cast<double>(display_width(title)) + 2;
  if (kind == ColumnKind::instant) return std::max(19.0, least);
  if (kind != ColumnKind::text) return std::max(10.0, least);
  auto const unlimited = field.length_max >= 4096;
  return std::max(unlimited ? 20.0 : std::clamp(static_cast<double>(field.length_max) + 2, 8.0, 40.0), least);
}

std::string real_text(double value) {
  return value == static_cast<double>(static_cast<std::int64_t>(value)) ? fmt::format("{:.0f}", value)
                                                                        : fmt::format("{}", value);
}

std::string number_text(std::int64_t v, ColumnKind kind) {
  switch (kind) {
    case ColumnKind::money: return yuan_text(v);
    case ColumnKind::date: return v == 0 ? "" : base::to_text(base::ServiceDate{static_cast<std::int32_t>(v)});
    case ColumnKind::time: return base::to_text(base::ServiceTime{static_cast<std::int32_t>(v)});
    case ColumnKind::instant: {
      auto const seconds = ((v + base::kChinaOffsetMs) / 1000) % 60;
      return v == 0 ? "" : fmt::format("{}:{:02}", base::to_local_text({v}), seconds < 0 ? seconds + 60 : seconds);
    }
    default: return std::to_string(v);
  }
}

}  // namespace

std::string yuan_text(std::int64_t li) {
  auto const size = li < 0 ? 0 - static_cast<std::uint64_t>(li) : static_cast<std::uint64_t>(li);
  auto const rest = size % 1000;
  auto const fraction = rest % 10 == 0 ? fmt::format("{:02}", rest / 10) : fmt::format("{:03}", rest);
  return fmt::format("{}{}.{}", li < 0 ? "-" : "", size / 1000, fraction);
}

std::size_t display_width(std::string_view utf8) {
  std::size_t width = 0;
  for (unsigned char const c : utf8) {
    if (c < 0x80) ++width;
    else if (c >= 0xE0) width += 2;  // three and four bytes: nearly all are full-width
    else if (c >= 0xC0) ++width;
  }
  return width;
}

std::string to_text(Cell const& cell, ColumnKind kind) {
  if (auto const* text = std::get_if<std::string>(&cell)) return *text;
  if (auto const* number = std::get_if<std::int64_t>(&cell)) return number_text(*number, kind);
  if (auto const* real = std::get_if<double>(&cell)) {
    auto const whole = *real > -9e15 && *real < 9e15;
    return whole ? real_text(*real) : fmt::format("{}", *real);
  }
  return {};
}

StructColumns::StructColumns(base::Type const& type, TableOptions options) : options_{std::move(options)} {
  for (auto const& field : type.fields) {
    if (!has_column(field, options_.personal)) continue;
    auto const title = options_.title ? options_.title(field) : std::string{field.name};
    auto const masked = field.privacy == base::Privacy::personal && options_.personal == PersonalFields::masked;
    auto const kind = masked ? ColumnKind::text : kind_of(without_optional(field.type()));
    fields_.push_back(&field);
    columns_.push_back({field.name, title, kind, width_of(field, kind, title)});
  }
}

Row StructColumns::row_of(void const* object) const {
  Row row;
  row.reserve(fields_.size());
  for (auto const* field : fields_)
    row.push_back(cell_of(*field, field->type(), static_cast<char const*>(object) + field->offset));
  return row;
}

Cell StructColumns::cell_of(base::Field const& field, base::Type const& type, void const* value) const {
  if (type.kind == Kind::optional) {
    auto const* inner = type.peek(value);
    return inner ? cell_of(field, type.inner(), inner) : Cell{};
  }
  if (field.privacy == base::Privacy::personal && options_.personal == PersonalFields::masked) {
    auto const text = text_of(type, value);
    return text.empty() ? Cell{} : Cell{field.mask ? field.mask(text) : "***"};
  }
  switch (kind_of(type)) {
    case ColumnKind::text: return text_of(type, value);
    case ColumnKind::real: return *static_cast<double const*>(value);
    default: return type.get(value);
  }
}

std::string StructColumns::text_of(base::Type const& type, void const* value) const {
  switch (type.kind) {
    case Kind::text: return *static_cast<std::string const*>(value);
    case Kind::json: return static_cast<base::Json const*>(value)->text;
    case Kind::id: return type.get(value) == 0 ? "" : std::to_string(type.get(value));
    case Kind::real: return real_text(*static_cast<double const*>(value));
    case Kind::boolean:
    case Kind::enumeration: {
      auto const n = static_cast<std::size_t>(type.get(value));
      std::string_view const name = type.kind == Kind::enumeration ? type.names[n] : n != 0 ? "true" : "false";
      return options_.label ? options_.label(type, name) : std::string{name};
    }
    case Kind::list: {
      std::string out;
      for (std::size_t i = 0; i < type.size(value); ++i)
        out += (i == 0 ? "" : "、") + text_of(type.inner(), type.at(value, i));
      return out;
    }
    case Kind::optional: return type.peek(value) ? text_of(type.inner(), type.peek(value)) : std::string{};
    default: return number_text(type.get(value), kind_of(type));
  }
}

}  // namespace platform::documents
