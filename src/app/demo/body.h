// The JSON body of a request, put together field by field.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "base/ids.h"
#include "base/time.h"

namespace app::demo {

/// Body{}.set("node", node).set("weight_g", 800).text() is {"node":"17","weight_g":800}.
class Body {
 public:
  Body& set(std::string_view name, std::string_view text);
  Body& set(std::string_view name, char const* text) { return set(name, std::string_view{text}); }
  Body& set(std::string_view name, std::int64_t number) { return raw(name, std::to_string(number)); }
  Body& set(std::string_view name, int number) { return set(name, std::int64_t{number}); }
  Body& set(std::string_view name, bool yes) { return raw(name, yes ? "true" : "false"); }
  Body& set(std::string_view name, base::ServiceDate day) { return set(name, base::to_text(day)); }
  Body& set(std::string_view name, base::Instant at) { return set(name, base::to_rfc3339(at)); }
  template <typename Tag>
  Body& set(std::string_view name, base::Id<Tag> id) {
    return set(name, std::to_string(id.value));
  }
  /// JSON as it is: a list, another body.
  Body& raw(std::string_view name, std::string_view json);
  std::string text() const { return "{" + fields_ + "}"; }

 private:
  std::string fields_;
};

/// "[a,b]" of JSON texts.
template <typename List>
std::string json_list(List const& texts) {
  std::string out{"["};
  for (auto const& text : texts) out += (out.size() > 1 ? "," : "") + text;
  return out + "]";
}

}  // namespace app::demo
