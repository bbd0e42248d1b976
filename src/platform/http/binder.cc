// Fills the request struct of an endpoint from path, query and body.
#include "platform/http/binder.h"

#include <algorithm>
#include <iterator>

namespace platform::http {
namespace {

base::Field const* find_field(base::Type const& type, std::string_view name) {
  for (auto const& field : type.fields)
    if (name == field.name) return &field;
  return nullptr;
}

void append(std::vector<json::Fault>& to, std::vector<json::Fault> from) {
  std::move(from.begin(), from.end(), std::back_inserter(to));
}

void bind_texts(base::Type const& type, Parameters const& texts, void* request, std::vector<std::string>& given,
                std::vector<json::Fault>& faults) {
  for (auto const& [name, value] : texts) {
    auto const* const field = find_field(type, name);
    if (!field) {
      faults.push_back({'/' + name, "unknown_field", type.name});
    } else if (std::find(given.begin(), given.end(), name) != given.end()) {
      faults.push_back({'/' + name, "malformed", "named twice"});
    } else {
      given.push_back(name);
      append(faults, json::decode_text(value, *field, request));
    }
  }
}

}  // namespace

std::vector<json::Fault> bind(base::Type const& type, Parameters const& path, Parameters const& query,
                              std::string_view body, void* request) {
  std::vector<json::Fault> faults;
  std::vector<std::string> given;
  bind_texts(type, path, request, given, faults);
  bind_texts(type, query, request, given, faults);
  if (body.empty()) append(faults, json::missing_fields(type, given));
  else append(faults, json::decode(body, type, request, given));
  return faults;
}

}  // namespace platform::http
