// Finds the endpoint of a method and path: a tree of segments, built once from what the modules offer.
#include "platform/http/router.h"

#include <algorithm>
#include <cassert>
#include <stdexcept>

namespace platform::http {
namespace {

constexpr Method kMethods[] = {Method::get, Method::post, Method::put, Method::del};
constexpr char const* kUpper[] = {"GET", "POST", "PUT", "DELETE"};

std::vector<std::string_view> split(std::string_view path) {
  std::vector<std::string_view> out;
  while (!path.empty()) {
    path.remove_prefix(1);
    auto const end = std::min(path.find('/'), path.size());
    out.push_back(path.substr(0, end));
    path.remove_prefix(end);
  }
  return out;
}

bool is_parameter(std::string_view segment) { return segment.starts_with('{') && segment.ends_with('}'); }

bool has_endpoint(Endpoint const* const (&endpoints)[4]) {
  return std::any_of(std::begin(endpoints), std::end(endpoints), [](auto const* e) { return e != nullptr; });
}

Parameters name_values(Endpoint const& endpoint, std::vector<std::string_view> const& values) {
  Parameters out;
  for (auto const segment : split(endpoint.route.path))
    if (is_parameter(segment)) out.emplace_back(segment.substr(1, segment.size() - 2), values[out.size()]);
  return out;
}

}  // namespace

char const* to_text(Method method) {
  static constexpr char const* kLower[] = {"get", "post", "put", "delete"};
  return kLower[static_cast<std::size_t>(method)];
}

std::string to_text(Route const& route) {
  return std::string{kUpper[static_cast<std::size_t>(route.method)]} + ' ' + route.path;
}

void Router::add(Endpoint const& endpoint) {
  auto* node = &root_;
  for (auto const segment : split(endpoint.route.path)) {
    auto& child = is_parameter(segment) ? node->any : node->literals[std::string{segment}];
    if (!child) child = std::make_unique<Node>();
    node = child.get();
  }
  auto& slot = node->endpoints[static_cast<std::size_t>(endpoint.route.method)];
  if (slot) throw std::logic_error{"two routes are " + to_text(endpoint.route)};
  slot = &endpoint;
}

/// A literal wins over a parameter; where it leads nowhere the parameter is tried.
Router::Node const* Router::walk(Node const& node, std::vector<std::string> const& segments, std::size_t at,
                                 Values& values) {
  if (at == segments.size()) return has_endpoint(node.endpoints) ? &node : nullptr;
  if (auto const child = node.literals.find(segments[at]); child != node.literals.end())
    if (auto const* const found = walk(*child->second, segments, at + 1, values)) return found;
  if (!node.any || segments[at].empty()) return nullptr;
  values.push_back(segments[at]);
  if (auto const* const found = walk(*node.any, segments, at + 1, values)) return found;
  values.pop_back();
  return nullptr;
}

Router::Match Router::find(Method method, std::vector<std::string> const& segments) const {
  Match out;
  Values values;
  auto const* const node = walk(root_, segments, 0, values);
  if (!node) return out;
  for (auto const m : kMethods) {
    if (!node->endpoints[static_cast<std::size_t>(m)]) continue;
    out.allow += (out.allow.empty() ? "" : ", ") + std::string{kUpper[static_cast<std::size_t>(m)]};
  }
  out.endpoint = node->endpoints[static_cast<std::size_t>(method)];
  if (out.endpoint) out.parameters = name_values(*out.endpoint, values);
  return out;
}

}  // namespace platform::http
