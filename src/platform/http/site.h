// The built web client, held in memory in its plain, gzip and brotli forms.
#pragma once
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "platform/http/message.h"

namespace platform::http {

/// Read-only after it was made, so any number of threads may ask.
class Site {
 public:
  /// Reads every file below `dir` ("" = none); `x.gz` and `x.br` beside `x` are taken as its compressed forms, and made
  /// here where the build left them out.
  /// @param tiles_origin  which other server the pages may ask, "" = none
  explicit Site(std::string const& dir, std::string tiles_origin = {});

  /// The file of a path ("/assets/a.js"), or the client's first page for a path that is a screen of it.
  /// Empty when there is neither.
  std::optional<Response> find(std::string_view path, Head const&) const;

 private:
  using Bytes = std::shared_ptr<std::string const>;
  struct File {
    std::string media_type;
    std::string tag;     ///< of the plain form, without quotes
    bool hashed_name;    ///< its content never changes under this name
    Bytes plain, gzip, brotli;
  };
  void add(std::string const& dir, std::string const& relative);
  Response serve(File const&, Head const&) const;
  std::map<std::string, File, std::less<>> files_;
  std::string tiles_origin_;
};

/// True when an Accept-Encoding value allows the coding (a weight of 0 forbids it).
bool accepts(std::string_view accept_encoding, std::string_view coding);

}  // namespace platform::http
