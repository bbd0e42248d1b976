// The built web client, held in memory in its plain, gzip and brotli forms.
#include "platform/http/site.h"

#include <brotli/encode.h>
#include <openssl/evp.h>

#include <algorithm>
#include <filesystem>
#include <utility>

#include "base/hex.h"
#include "platform/command/command_line.h"
#include "platform/http/packing.h"

namespace platform::http {
namespace {

namespace fs = std::filesystem;

constexpr std::pair<std::string_view, char const*> kMediaTypes[] = {
    {".html", "text/html; charset=utf-8"}, {".js", "text/javascript; charset=utf-8"},
    {".css", "text/css; charset=utf-8"},   {".json", "application/json"},
    {".svg", "image/svg+xml"},             {".png", "image/png"},
    {".jpg", "image/jpeg"},                {".webp", "image/webp"},
    {".ico", "image/x-icon"},              {".woff2", "font/woff2"},
    {".wasm", "application/wasm"},         {".webmanifest", "application/manifest+json"},
    {".txt", "text/plain; charset=utf-8"}, {".pbf", "application/x-protobuf"},
    {".mp3", "audio/mpeg"},                {".wav", "audio/wav"}};

char const* media_type_of(std::string_view path) {
  for (auto const& [ending, type] : kMediaTypes)
    if (path.ends_with(ending)) return type;
  return "application/octet-stream";
}

bool is_compressible(std::string_view media_type) {
  return media_type.starts_with("text/") || media_type.starts_with("application/json") ||
         media_type.starts_with("application/manifest") || media_type == "image/svg+xml" ||
         media_type == "application/wasm";
}

std::string tag_of(std::string const& bytes) {
  unsigned char digest[32];
  EVP_Digest(bytes.data(), bytes.size(), digest, nullptr, EVP_sha256(), nullptr);
  return base::to_hex(digest, 12);
}

/// Quality 5: a start must not wait; the build leaves better forms beside the files.
std::string brotli(std::string const& bytes) {
  std::string out(BrotliEncoderMaxCompressedSize(bytes.size()) + 64, '\0');
  auto size = out.size();
  auto const ok = BrotliEncoderCompress(5, BROTLI_DEFAULT_WINDOW, BROTLI_MODE_GENERIC, bytes.size(),
                                        reinterpret_cast<std::uint8_t const*>(bytes.data()), &size,
                                        reinterpret_cast<std::uint8_t*>(out.data()));
  out.resize(ok ? size : 0);
  return out;
}

/// Keeps a compressed form only where it saves something.
std::shared_ptr<std::string const> keep_if_smaller(std::string bytes, std::size_t plain) {
  if (bytes.empty() || bytes.size() + 64 > plain) return nullptr;
  return std::make_shared<std::string const>(std::move(bytes));
}

std::string_view trim(std::string_view s) {
  while (!s.empty() && s.front() == ' ') s.remove_prefix(1);
  while (!s.empty() && s.back() == ' ') s.remove_suffix(1);
  return s;
}

}  // namespace

bool accepts(std::string_view list, std::string_view coding) {
  while (!list.empty()) {
    auto const end = std::min(list.find(','), list.size());
    auto const item = list.substr(0, end);
    list.remove_prefix(std::min(end + 1, list.size()));
    auto const semicolon = std::min(item.find(';'), item.size());
    if (trim(item.substr(0, semicolon)) != coding) continue;
    auto const weight = trim(item.substr(std::min(semicolon + 1, item.size())));
    return !(weight == "q=0" || weight.starts_with("q=0.0") || weight == "q=0.");
  }
  return false;
}

Site::Site(std::string const& dir, std::string tiles_origin) : tiles_origin_{std::move(tiles_origin)} {
  if (dir.empty()) return;
  for (auto const& entry : fs::recursive_directory_iterator{dir}) {
    auto const relative = fs::relative(entry.path(), dir).generic_string();
    if (!entry.is_regular_file() || relative.ends_with(".gz") || relative.ends_with(".br")) continue;
    add(dir, relative);
  }
}

void Site::add(std::string const& dir, std::string const& relative) {
  auto const path = fs::path{dir} / relative;
  auto bytes = command::read_file(path);
  File file{.media_type = media_type_of(relative), .tag = tag_of(bytes),
            .hashed_name = relative.starts_with("assets/"), .plain = nullptr, .gzip = nullptr, .brotli = nullptr};
  if (is_compressible(file.media_type)) {
    auto const beside = [&](char const* ending, auto make) {
      auto const other = fs::path{path.string() + ending};
      return keep_if_smaller(fs::exists(other) ? command::read_file(other) : make(bytes), bytes.size());
    };
    file.gzip = beside(".gz", [](std::string const& plain) { return gzip(plain, kGzipUsual); });
    file.brotli = beside(".br", brotli);
  }
  file.plain = std::make_shared<std::string const>(std::move(bytes));
  files_.emplace('/' + relative, std::move(file));
}

std::optional<Response> Site::find(std::string_view path, Head const& head) const {
  if (auto const found = files_.find(path); found != files_.end()) return serve(found->second, head);
  auto const is_screen = path.substr(path.rfind('/') + 1).find('.') == std::string_view::npos;
  auto const first = files_.find("/index.html");
  if (!is_screen || first == files_.end()) return {};
  return serve(first->second, head);
}

Response Site::serve(File const& file, Head const& head) const {
  Response out{.media_type = file.media_type};
  out.page = true;
  out.tiles_origin = tiles_origin_;
  out.headers = file.hashed_name ? "Cache-Control: public, max-age=31536000, immutable\r\n"
                                 : "Cache-Control: no-cache\r\n";
  auto const* bytes = &file.plain;
  char const* coding = "";
  if (file.brotli && accepts(head.accept_encoding, "br")) {
    bytes = &file.brotli;
    coding = "br";
  } else if (file.gzip && accepts(head.accept_encoding, "gzip")) {
    bytes = &file.gzip;
    coding = "gzip";
  }
  auto const tag = '"' + file.tag + (*coding ? std::string{"-"} + coding : "") + '"';
  out.headers += "ETag: " + tag + "\r\nVary: Accept-Encoding\r\n";
  if (head.if_none_match == tag) {
    out.status = 304;
    return out;
  }
  if (*coding) out.headers += std::string{"Content-Encoding: "} + coding + "\r\n";
  out.shared = *bytes;
  return out;
}

}  // namespace platform::http
