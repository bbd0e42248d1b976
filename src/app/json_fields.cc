// Commas, names and the encoding of texts.
#include "app/json_fields.h"

#include "platform/documents/encoding.h"
#include "platform/json/json.h"

namespace app {

void JsonFields::begin(std::string_view name) {
  if (!first_) out_ += ',';
  first_ = false;
  if (name.empty()) return;
  platform::json::append_quoted(out_, name);
  out_ += ':';
}

void JsonFields::number(std::string_view name, std::int64_t value) {
  begin(name);
  out_ += std::to_string(value);
}

void JsonFields::flag(std::string_view name, bool value) {
  begin(name);
  out_ += value ? "true" : "false";
}

void JsonFields::word(std::string_view name, std::string_view ascii) {
  begin(name);
  platform::json::append_quoted(out_, ascii);
}

/// By the standard GBK; some terminals for export send UTF-8.
void JsonFields::text(std::string_view name, std::string_view bytes) {
  using platform::documents::Encoding;
  begin(name);
  auto const encoding = platform::documents::is_utf8(bytes) ? Encoding::utf8 : Encoding::gb18030;
  platform::json::append_quoted(out_, platform::documents::to_utf8(bytes, encoding));
}

void JsonFields::open_object(std::string_view name) {
  begin(name);
  out_ += '{';
  ends_ += '}';
  first_ = true;
}

void JsonFields::open_list(std::string_view name) {
  begin(name);
  out_ += '[';
  ends_ += ']';
  first_ = true;
}

void JsonFields::close() {
  out_ += ends_.back();
  ends_.pop_back();
  first_ = false;
}

}  // namespace app
