// Finds the endpoint of a method and path: a tree of segments, built once from what the modules offer.
#pragma once
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "platform/http/endpoint.h"

namespace platform::http {

using Parameters = std::vector<std::pair<std::string, std::string>>;

/// "get", "post", "put", "delete" – as in OpenAPI; upper case on the wire.
char const* to_text(Method);
/// "POST /api/mail/bags/{bag}/seal".
std::string to_text(Route const&);

class Router {
 public:
  struct Match {
    Endpoint const* endpoint{};  ///< null: no such path, or not with this method
    Parameters parameters;       ///< by the names in the route's braces
    std::string allow;           ///< "GET, POST": methods of the path; "" when there is no such path
  };

  /// Endpoints live as long as the router. A route that is declared twice is a bug: @throws std::logic_error
  void add(Endpoint const&);
  Match find(Method, std::vector<std::string> const& segments) const;

 private:
  struct Node {
    std::map<std::string, std::unique_ptr<Node>, std::less<>> literals;
    std::unique_ptr<Node> any;
    Endpoint const* endpoints[4]{};
  };
  using Values = std::vector<std::string_view>;
  static Node const* walk(Node const&, std::vector<std::string> const& segments, std::size_t at, Values&);
  Node root_;
};

}  // namespace platform::http
