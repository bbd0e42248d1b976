// What a module says about one of its endpoints; routing, permission, OpenAPI, metrics and the access test
// come from it.
#pragma once
#include <string>
#include <string_view>

#include "base/describe.h"

namespace platform::http {

enum class Method { get, post, put, del };

/// How often one account or address may call: reading, writing, expensive (PDF, export, import), guessable
/// (login, public tracking). Limits stand in the configuration.
enum class Rate { read, write, heavy, guessable };

inline constexpr char const* kPublic = "";             ///< no session needed
inline constexpr char const* kSignedIn = "signed_in";  ///< any session

struct Route {
  Method method;
  char const* path;        ///< "/api/mail/bags/{bag}/seal"; names in braces are fields of the request
  char const* permission;  ///< a declared permission, kSignedIn or kPublic
  char const* summary;     ///< one sentence for the API page
  Rate rate{Rate::read};
  bool offline{false};  ///< a command that may arrive later through POST /api/commands
};

/// A file as an answer.
struct File {
  std::string media_type;
  std::string name;  ///< suggested to the browser, may be Chinese
  std::string bytes;
  bool shown{};  ///< opened in the browser, for printing, instead of being saved
};

/// A raw body as a request.
struct Upload {
  std::string media_type;
  std::string name;
  std::string_view bytes;
};

}  // namespace platform::http
