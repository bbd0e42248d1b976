// Text encodings through ICU's converters.
#include "platform/documents/encoding.h"

#include <unicode/ucnv.h>

#include <memory>
#include <stdexcept>

namespace platform::documents {
namespace {

constexpr std::string_view kUtf8Mark{"\xEF\xBB\xBF"};

struct Close {
  void operator()(UConverter* c) const { ucnv_close(c); }
};

std::unique_ptr<UConverter, Close> open(char const* name) {
  auto error = U_ZERO_ERROR;
  std::unique_ptr<UConverter, Close> converter{ucnv_open(name, &error)};
  if (U_FAILURE(error)) throw std::runtime_error(std::string{"no converter for "} + name);
  return converter;
}

/// Through UTF-16 in pieces, so that only the result is as long as the text.
std::string convert(std::string_view bytes, char const* from_name, char const* to_name) {
  auto const from = open(from_name);
  auto const to = open(to_name);
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 2);
  UChar pivot[2048];
  auto *pivot_source = pivot, *pivot_target = pivot;
  auto const* source = bytes.data();
  auto const* const end = source + bytes.size();
  char buffer[8192];
  UErrorCode error;
  UBool reset = true;
  do {
    auto* target = buffer;
    error = U_ZERO_ERROR;
    ucnv_convertEx(to.get(), from.get(), &target, buffer + sizeof buffer, &source, end, pivot, &pivot_source,
                   &pivot_target, pivot + std::size(pivot), reset, true, &error);
    reset = false;
    out.append(buffer, target);
  } while (error == U_BUFFER_OVERFLOW_ERROR);
  if (U_FAILURE(error)) throw std::runtime_error(std::string{"converting texts: "} + u_errorName(error));
  return out;
}

/// Bytes that follow a leading byte, 4 when it can lead nothing.
int following(unsigned char lead) {
  if (lead < 0x80) return 0;
  if (lead >= 0xC2 && lead < 0xE0) return 1;
  if (lead >= 0xE0 && lead < 0xF0) return 2;
  if (lead >= 0xF0 && lead < 0xF5) return 3;
  return 4;
}

/// The second byte decides overlong forms, surrogates and what lies past U+10FFFF.
bool fits(unsigned char lead, unsigned char second) {
  switch (lead) {
    case 0xE0: return second >= 0xA0;
    case 0xED: return second < 0xA0;
    case 0xF0: return second >= 0x90;
    case 0xF4: return second < 0x90;
    default: return true;
  }
}

}  // namespace

bool is_utf8(std::string_view s) {
  for (std::size_t i = 0; i < s.size();) {
    auto const lead = static_cast<unsigned char>(s[i++]);
    auto const n = following(lead);
    if (n == 4 || s.size() - i < static_cast<std::size_t>(n)) return false;
    if (n > 0 && !fits(lead, static_cast<unsigned char>(s[i]))) return false;
    for (int k = 0; k < n; ++k)
      if ((static_cast<unsigned char>(s[i++]) & 0xC0) != 0x80) return false;
  }
  return true;
}

Encoding detect_encoding(std::string_view bytes) {
  if (bytes.starts_with(kUtf8Mark)) return Encoding::utf8;
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) return Encoding::utf16;
  return is_utf8(bytes) ? Encoding::utf8 : Encoding::gb18030;
}

std::string to_utf8(std::string_view bytes, Encoding encoding) {
  switch (encoding) {
    case Encoding::gb18030: return convert(bytes, "gb18030", "UTF-8");
    case Encoding::utf16: return convert(bytes, "UTF-16", "UTF-8");
    case Encoding::utf8: break;
  }
  if (bytes.starts_with(kUtf8Mark)) bytes.remove_prefix(kUtf8Mark.size());
  return is_utf8(bytes) ? std::string{bytes} : convert(bytes, "UTF-8", "UTF-8");
}

std::string to_gb18030(std::string_view utf8) { return convert(utf8, "UTF-8", "gb18030"); }

}  // namespace platform::documents
