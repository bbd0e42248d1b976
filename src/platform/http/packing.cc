// Answers made smaller on their way to browsers that can undo it.
#include "platform/http/packing.h"

#include <zlib.h>

#include <new>

#include "platform/http/site.h"

namespace platform::http {
namespace {

constexpr std::size_t kLarge = 128 * 1024;

}  // namespace

std::string gzip(std::string_view bytes, int level) {
  z_stream z{};
  constexpr int kGzipWindow = 15 + 16;
  if (deflateInit2(&z, level, Z_DEFLATED, kGzipWindow, 8, Z_DEFAULT_STRATEGY) != Z_OK) throw std::bad_alloc{};
  std::string out(deflateBound(&z, bytes.size()) + 32, '\0');
  z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  z.avail_in = static_cast<uInt>(bytes.size());
  z.next_out = reinterpret_cast<Bytef*>(out.data());
  z.avail_out = static_cast<uInt>(out.size());
  deflate(&z, Z_FINISH);
  out.resize(z.total_out);
  deflateEnd(&z);
  return out;
}

Response packed(Response out, std::string_view accept_encoding) {
  if (out.body.size() < kLarge) return out;
  out.headers += "Vary: Accept-Encoding\r\n";
  if (!accepts(accept_encoding, "gzip")) return out;
  out.body = gzip(out.body, kGzipFast);
  out.headers += "Content-Encoding: gzip\r\n";
  return out;
}

}  // namespace platform::http
