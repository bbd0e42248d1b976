// JSON Schema (the 2020-12 subset of OpenAPI 3.1) from descriptions.
#include <algorithm>
#include <limits>

#include "platform/json/json.h"

namespace platform::json {
namespace {

using base::Kind;

/// What a scalar looks like; the rest of the braces is added by the caller.
std::string scalar_of(base::Type const& type) {
  switch (type.kind) {
    case Kind::boolean: return R"("type":"boolean")";
    case Kind::integer: return R"("type":"integer","format":"int64")";
    case Kind::time: return R"("type":"integer","format":"int32")";
    case Kind::real: return R"("type":"number")";
    case Kind::id: return R"("type":"string","pattern":"^[0-9]{1,19}$")";
    case Kind::text: return R"("type":"string")";
    case Kind::instant: return R"("type":"string","format":"date-time")";
    case Kind::date: return R"("type":"string","format":"date")";
    default: return {};
  }
}

std::string limits_of(base::Type const& type, base::Field const& field) {
  std::string out;
  auto const add = [&out](char const* name, auto value) {
    out += std::string{",\""} + name + "\":" + std::to_string(value);
  };
  if (type.kind == Kind::integer || type.kind == Kind::time || type.kind == Kind::real) {
    if (field.min != std::numeric_limits<std::int64_t>::min()) add("minimum", field.min);
    if (field.max != std::numeric_limits<std::int64_t>::max()) add("maximum", field.max);
  } else if (type.kind == Kind::text) {
    if (field.length_min) add("minLength", field.length_min);
    add("maxLength", field.length_max);
  } else if (type.kind == Kind::list) {
    if (field.length_min) add("minItems", field.length_min);
    add("maxItems", field.length_max);
  }
  return out;
}

std::string reference_to(base::Type const& type, SchemaName const& name) {
  return R"("$ref":"#/components/schemas/)" + name(type) + '"';
}

/// The members of a schema without braces.
std::string members_of(base::Type const& type, base::Field const* field, SchemaName const& name) {
  switch (type.kind) {
    case Kind::optional: {
      auto inner = members_of(type.inner(), field, name);
      return R"("anyOf":[{)" + inner + R"(},{"type":"null"}])";
    }
    case Kind::list:
      return R"("type":"array","items":{)" + members_of(type.inner(), nullptr, name) + "}" +
             (field ? limits_of(type, *field) : "");
    case Kind::object:
    case Kind::enumeration: return reference_to(type, name);
    case Kind::json: return R"("x-json":true)";
    case Kind::date:
      if (field && !field->required) return R"("type":["string","null"],"format":"date")";
      return scalar_of(type);
    default: return scalar_of(type) + (field ? limits_of(type, *field) : "");
  }
}

void append_privacy(std::string& out, base::Field const& field) {
  if (field.privacy == base::Privacy::personal) out += R"(,"x-personal":true)";
  if (field.privacy == base::Privacy::secret) out += R"(,"writeOnly":true)";
}

std::string define_enumeration(base::Type const& type) {
  std::string out = R"({"type":"string","description":)";
  append_quoted(out, type.doc);
  out += R"(,"enum":[)";
  for (std::size_t i = 0; i < type.names.size(); ++i) {
    if (i) out += ',';
    append_quoted(out, type.names[i]);
  }
  return out + "]}";
}

std::string define_object(base::Type const& type, SchemaName const& name, std::vector<std::string> const& omit) {
  std::string properties, required;
  for (auto const& field : type.fields) {
    if (std::find(omit.begin(), omit.end(), field.name) != omit.end()) continue;
    properties += properties.empty() ? "" : ",";
    append_quoted(properties, field.name);
    properties += ":" + schema_of(field, name);
    if (!field.required || field.type().kind == Kind::optional) continue;
    required += required.empty() ? "" : ",";
    append_quoted(required, field.name);
  }
  std::string out = R"({"type":"object","description":)";
  append_quoted(out, type.doc);
  out += R"(,"additionalProperties":false,"properties":{)" + properties + "}";
  if (!required.empty()) out += R"(,"required":[)" + required + "]";
  return out + "}";
}

}  // namespace

std::string plain_name(base::Type const& type) {
  std::string out{type.name};
  for (auto at = out.find("::"); at != std::string::npos; at = out.find("::")) out.replace(at, 2, ".");
  return out;
}

std::string schema_of(base::Type const& type, SchemaName const& name) {
  return "{" + members_of(type, nullptr, name) + "}";
}

std::string schema_of(base::Field const& field, SchemaName const& name) {
  auto out = "{" + members_of(field.type(), &field, name) + R"(,"description":)";
  append_quoted(out, field.doc);
  append_privacy(out, field);
  return out + "}";
}

std::string definition_of(base::Type const& type, SchemaName const& name, std::vector<std::string> const& omit) {
  return type.kind == Kind::enumeration ? define_enumeration(type) : define_object(type, name, omit);
}

}  // namespace platform::json
