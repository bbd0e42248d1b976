// Writes the API page: OpenAPI 3.1 from the same endpoints and descriptions that serve requests.
#include "platform/http/openapi.h"

#include <algorithm>
#include <map>
#include <set>
#include <vector>

#include "platform/command/problem.h"
#include "platform/http/router.h"
#include "platform/json/json.h"

namespace platform::http {
namespace {

using base::Kind;

std::string quoted(std::string_view text) {
  std::string out;
  json::append_quoted(out, text);
  return out;
}

/// "/api/mail/bags/{bag}" → "mail".
std::string module_of(Endpoint const& endpoint) {
  std::string_view path = endpoint.route.path;
  path.remove_prefix(std::min<std::size_t>(5, path.size()));
  return std::string{path.substr(0, path.find('/'))};
}

std::vector<std::string> names_in_braces(std::string_view path) {
  std::vector<std::string> out;
  for (auto open = path.find('{'); open != std::string_view::npos; open = path.find('{', open + 1))
    out.emplace_back(path.substr(open + 1, path.find('}', open) - open - 1));
  return out;
}

bool is_among(std::vector<std::string> const& names, char const* name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// Every object and enumeration that the endpoints use, each under a name of its own.
class Schemas {
 public:
  void add(base::Type const& type, std::string const& module) {
    if (type.kind == Kind::optional || type.kind == Kind::list) return add(type.inner(), module);
    if (type.kind != Kind::object && type.kind != Kind::enumeration) return;
    if (!modules_.emplace(&type, module).second) return;
    by_name_[json::plain_name(type)].push_back(&type);
    for (auto const& field : type.fields) add(field.type(), module);
  }

  /// The struct's name; where two modules use one name, with the module before it.
  std::string name_of(base::Type const& type) const {
    auto const plain = json::plain_name(type);
    auto const found = by_name_.find(plain);
    if (found == by_name_.end() || found->second.size() < 2) return plain;
    auto module = modules_.at(&type);
    if (!module.empty()) module[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(module[0])));
    return module + '.' + plain;
  }

  std::string render() const {
    std::map<std::string, std::string> sorted;
    auto const name = [this](base::Type const& t) { return name_of(t); };
    for (auto const& [type, module] : modules_) sorted.emplace(name_of(*type), json::definition_of(*type, name));
    std::string out = "{";
    for (auto const& [key, text] : sorted) out += (out.size() > 1 ? "," : "") + quoted(key) + ":" + text;
    return out + "}";
  }

 private:
  std::map<base::Type const*, std::string> modules_;
  std::map<std::string, std::vector<base::Type const*>> by_name_;
};

class Page {
 public:
  explicit Page(std::span<Endpoint const> endpoints) {
    for (auto const& endpoint : endpoints) sorted_.push_back(&endpoint);
    std::sort(sorted_.begin(), sorted_.end(), [](auto const* a, auto const* b) {
      return std::tuple{std::string_view{a->route.path}, a->route.method} <
             std::tuple{std::string_view{b->route.path}, b->route.method};
    });
    schemas_.add(base::type_of<command::Problem>(), "http");
    for (auto const* endpoint : sorted_) {
      schemas_.add(*endpoint->request, module_of(*endpoint));
      if (endpoint->response) schemas_.add(*endpoint->response, module_of(*endpoint));
    }
  }

  std::string render(std::string const& version) const {
    return R"({"openapi":"3.1.0","info":{"title":"驿道 Yidao","version":)" + quoted(version) +
           R"(,"description":"Custody, day plan and money of mail that rides on a county's coaches."},)"
           R"("paths":{)" + render_paths() + R"(},"components":{"schemas":)" + schemas_.render() +
           R"(,"responses":{"Problem":{"description":"Refused","content":{"application/problem+json":{"schema":)"
           R"({"$ref":"#/components/schemas/Problem"}}}}},"parameters":{"IdempotencyKey":)" + kKey +
           R"(},"securitySchemes":{"session":{"type":"apiKey","in":"cookie","name":"__Host-yidao"},)"
           R"("csrf":{"type":"apiKey","in":"header","name":"X-CSRF-Token"},)"
           R"("bearer":{"type":"http","scheme":"bearer"}}}})";
  }

 private:
  static constexpr char kKey[] =
      R"({"name":"Idempotency-Key","in":"header","required":false,"schema":{"type":"string","format":"uuid"},)"
      R"("description":"UUID made by the client; needed with a session. Sent again, it returns the stored outcome."})";

  std::string render_paths() const {
    std::string out;
    std::string_view open;
    for (auto const* endpoint : sorted_) {
      std::string_view const path = endpoint->route.path;
      if (path != open) out += (open.empty() ? "" : "},") + quoted(path) + ":{";
      else out += ',';
      open = path;
      out += quoted(to_text(endpoint->route.method)) + ":" + render_operation(*endpoint);
    }
    return open.empty() ? out : out + "}";
  }

  std::string render_operation(Endpoint const& endpoint) const {
    auto const& route = endpoint.route;
    std::string const permission = *route.permission ? route.permission : "public";
    std::string out = R"({"operationId":)" + quoted(operation_id(route)) + R"(,"summary":)" + quoted(route.summary) +
                      R"(,"tags":[)" + quoted(module_of(endpoint)) + R"(],"x-permission":)" + quoted(permission);
    if (route.offline) out += R"(,"x-offline":true)";
    if (*route.permission) out += R"(,"security":[{"session":[],"csrf":[]},{"bearer":[]}])";
    out += R"(,"parameters":[)" + render_parameters(endpoint) + "]";
    out += render_body(endpoint);
    return out + R"(,"responses":{"200":)" + render_answer(endpoint) +
           R"(,"default":{"$ref":"#/components/responses/Problem"}}})";
  }

  static std::string operation_id(Route const& route) {
    std::string out = to_text(route.method);
    for (char const c : std::string_view{route.path}.substr(4)) {
      if (c == '{' || c == '}') continue;
      out += std::isalnum(static_cast<unsigned char>(c)) ? c : '_';
    }
    return out;
  }

  static bool has_json_body(Endpoint const& endpoint) {
    if (endpoint.route.method == Method::get) return false;
    return std::holds_alternative<CommandHandler>(endpoint.handler) ||
           std::holds_alternative<QueryHandler>(endpoint.handler) ||
           std::holds_alternative<VisitHandler>(endpoint.handler) || std::holds_alternative<Batched>(endpoint.handler);
  }

  std::string render_parameters(Endpoint const& endpoint) const {
    auto const in_path = names_in_braces(endpoint.route.path);
    std::string out;
    for (auto const& field : endpoint.request->fields) {
      auto const here = is_among(in_path, field.name);
      if (!here && has_json_body(endpoint)) continue;
      auto const needed = here || (field.required && field.type().kind != Kind::optional);
      out += (out.empty() ? "" : ",") + std::string{R"({"name":)"} + quoted(field.name) + R"(,"in":)" +
             (here ? R"("path")" : R"("query")") + R"(,"required":)" + (needed ? "true" : "false");
      if (field.type().kind == Kind::list) out += R"(,"style":"form","explode":false)";
      out += R"(,"schema":)" + json::schema_of(field, namer()) + "}";
    }
    auto const is_write = std::holds_alternative<CommandHandler>(endpoint.handler) ||
                          std::holds_alternative<UploadHandler>(endpoint.handler);
    if (is_write) out += (out.empty() ? "" : ",") + std::string{R"({"$ref":"#/components/parameters/IdempotencyKey"})"};
    return out;
  }

  std::string render_body(Endpoint const& endpoint) const {
    if (std::holds_alternative<UploadHandler>(endpoint.handler))
      return R"(,"requestBody":{"required":true,"content":{"application/octet-stream":{"schema":)"
             R"({"type":"string","format":"binary"}}}})";
    if (!has_json_body(endpoint)) return {};
    auto const in_path = names_in_braces(endpoint.route.path);
    if (in_path.size() >= endpoint.request->fields.size()) return {};
    auto const schema = in_path.empty() ? json::schema_of(*endpoint.request, namer())
                                        : json::definition_of(*endpoint.request, namer(), in_path);
    return R"(,"requestBody":{"required":true,"content":{"application/json":{"schema":)" + schema + "}}}";
  }

  std::string render_answer(Endpoint const& endpoint) const {
    if (std::holds_alternative<Streamed>(endpoint.handler))
      return R"({"description":"events","content":{"text/event-stream":{"schema":{"type":"string"}}}})";
    if (!endpoint.response)
      return R"({"description":"a file","content":{"application/octet-stream":{"schema":)"
             R"({"type":"string","format":"binary"}}}})";
    return R"({"description":)" + quoted(endpoint.response->doc) + R"(,"content":{"application/json":{"schema":)" +
           json::schema_of(*endpoint.response, namer()) + "}}}";
  }

  json::SchemaName namer() const {
    return [this](base::Type const& type) { return schemas_.name_of(type); };
  }

  std::vector<Endpoint const*> sorted_;
  Schemas schemas_;
};

}  // namespace

std::string indent_json(std::string_view text) {
  std::string out;
  int depth = 0;
  bool inside = false;
  auto const new_line = [&] { (out += '\n').append(static_cast<std::size_t>(depth) * 2, ' '); };
  for (std::size_t i = 0; i < text.size(); ++i) {
    char const c = text[i];
    if (inside) {
      out += c;
      if (c == '\\') out += text[++i];
      else if (c == '"') inside = false;
      continue;
    }
    auto const opens = c == '{' || c == '[';
    auto const closes = c == '}' || c == ']';
    auto const is_empty = opens && i + 1 < text.size() && (text[i + 1] == '}' || text[i + 1] == ']');
    if (closes) {
      --depth;
      new_line();
    }
    out += c;
    inside = c == '"';
    if (is_empty) out += text[++i];
    else if (opens) ++depth, new_line();
    else if (c == ',') new_line();
    else if (c == ':') out += ' ';
  }
  return out + '\n';
}

std::string write_openapi(std::span<Endpoint const> endpoints, std::string const& version) {
  return indent_json(Page{endpoints}.render(version));
}

}  // namespace platform::http
