// Who is behind a session token: asked by the transport, answered by the part that keeps sessions.
#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "platform/auth/hat.h"

namespace platform::http {

/// The cookie that carries the session token: over TLS, and over plain HTTP on this machine.
inline constexpr char const* kSecureCookie = "__Host-yidao";
inline constexpr char const* kPlainCookie = "yidao";

/// A session that is in force.
struct Signed {
  std::shared_ptr<auth::Hat const> hat;  ///< the hat worn now
  std::string csrf;                      ///< every write with a cookie repeats it in X-CSRF-Token
};

struct Gatekeeper {
  /// The session of a token from memory. Called on transport threads for every request: must not block.
  std::function<std::optional<Signed>(std::string_view token)> recall;
  /// The same, reading the database. Called on a worker when memory knows nothing. May be empty.
  std::function<std::optional<Signed>(std::string_view token)> load;
  /// The hat that calls of public routes wear (no permissions, own reach, the region served). May be empty: a nameless
  /// hat without a region.
  std::function<std::shared_ptr<auth::Hat const>()> visitor;
};

}  // namespace platform::http
