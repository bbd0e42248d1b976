// Fields one after the other.
#include "app/demo/body.h"

#include "platform/json/json.h"

namespace app::demo {

Body& Body::set(std::string_view name, std::string_view text) {
  std::string quoted;
  platform::json::append_quoted(quoted, text);
  return raw(name, quoted);
}

Body& Body::raw(std::string_view name, std::string_view json) {
  if (!fields_.empty()) fields_ += ',';
  platform::json::append_quoted(fields_, name);
  fields_ += ':';
  fields_ += json;
  return *this;
}

}  // namespace app::demo
