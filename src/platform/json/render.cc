// Writes described structs as JSON text into one growing string.
#include <emmintrin.h>

#include <bit>
#include <charconv>
#include <cmath>

#include "platform/json/json.h"

namespace platform::json {
namespace {

using base::Kind;

/// Number of leading bytes that need no escape, looked at 16 at a time (SSE2 is part of every x86-64).
std::size_t count_plain(char const* p, std::size_t n) {
  auto const quote = _mm_set1_epi8('"');
  auto const slash = _mm_set1_epi8('\\');
  auto const space = _mm_set1_epi8(0x20);
  std::size_t i = 0;
  for (; i + 16 <= n; i += 16) {
    auto const block = _mm_loadu_si128(reinterpret_cast<__m128i const*>(p + i));
    auto const control = _mm_andnot_si128(_mm_cmpeq_epi8(_mm_max_epu8(block, space), block), _mm_set1_epi8(-1));
    auto const hit = _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(block, quote), _mm_cmpeq_epi8(block, slash)), control);
    if (auto const mask = static_cast<unsigned>(_mm_movemask_epi8(hit)))
      return i + static_cast<std::size_t>(std::countr_zero(mask));
  }
  for (; i < n; ++i)
    if (auto const c = static_cast<unsigned char>(p[i]); c < 0x20 || c == '"' || c == '\\') return i;
  return n;
}

void append_escape(std::string& out, char c) {
  switch (c) {
    case '"': out += "\\\""; return;
    case '\\': out += "\\\\"; return;
    case '\n': out += "\\n"; return;
    case '\r': out += "\\r"; return;
    case '\t': out += "\\t"; return;
    default: {
      static constexpr char kHex[] = "0123456789abcdef";
      out += "\\u00";
      out += kHex[static_cast<unsigned char>(c) >> 4];
      out += kHex[c & 15];
    }
  }
}

template <typename Number>
void append_number(std::string& out, Number v) {
  char buffer[32];
  auto const end = std::to_chars(buffer, buffer + sizeof buffer, v).ptr;
  out.append(buffer, end);
}

void append_real(std::string& out, double v) {
  if (std::isfinite(v)) append_number(out, v);
  else out += "null";
}

class Writer {
 public:
  Writer(std::string& out, Personal personal) : out_{out}, personal_{personal} {}

  /// @param mask  how personal texts in this value are hidden; null = shown
  void write(base::Type const& type, void const* p, base::Field const* mask) {
    switch (type.kind) {
      case Kind::boolean: out_ += type.get(p) ? "true" : "false"; return;
      case Kind::integer:
      case Kind::time: return mask ? write_hidden() : append_number(out_, type.get(p));
      case Kind::id: return write_id(type.get(p));
      case Kind::real: return mask ? write_hidden() : append_real(out_, *static_cast<double const*>(p));
      case Kind::text: return write_text(*static_cast<std::string const*>(p), mask);
      case Kind::instant: return append_ascii(base::to_rfc3339({type.get(p)}));
      case Kind::date: {  // a day of 0 is no day
        auto const day = static_cast<int>(type.get(p));
        return mask || day == 0 ? write_hidden() : append_ascii(base::to_text(base::ServiceDate{day}));
      }
      case Kind::enumeration: return append_ascii(type.names[static_cast<std::size_t>(type.get(p))]);
      case Kind::optional: return write_optional(type, p, mask);
      case Kind::list: return write_list(type, p, mask);
      case Kind::object: return write_object(type, p);
      case Kind::json: return mask ? write_hidden() : write_json(*static_cast<base::Json const*>(p));
    }
  }

 private:
  void write_hidden() { out_ += "null"; }
  void append_ascii(std::string_view s) {
    out_ += '"';
    out_ += s;
    out_ += '"';
  }
  void write_id(std::int64_t v) {
    out_ += '"';
    append_number(out_, v);
    out_ += '"';
  }
  void write_text(std::string const& s, base::Field const* mask) {
    if (!mask) return append_quoted(out_, s);
    append_quoted(out_, mask->mask ? mask->mask(s) : std::string{});
  }
  void write_json(base::Json const& json) { out_ += json.text.empty() ? "null" : json.text; }
  void write_optional(base::Type const& type, void const* p, base::Field const* mask) {
    auto const* const value = type.peek(p);
    if (value) write(type.inner(), value, mask);
    else out_ += "null";
  }
  void write_list(base::Type const& type, void const* p, base::Field const* mask) {
    out_ += '[';
    auto const n = type.size(p);
    for (std::size_t i = 0; i < n; ++i) {
      if (i) out_ += ',';
      write(type.inner(), type.at(p, i), mask);
    }
    out_ += ']';
  }
  void write_object(base::Type const& type, void const* p) {
    char separator = '{';
    for (auto const& field : type.fields) {
      if (field.privacy == base::Privacy::secret && personal_ != Personal::digested) continue;
      out_ += separator;
      separator = ',';
      append_ascii(field.name);
      out_ += ':';
      auto const hidden = field.privacy == base::Privacy::personal && personal_ == Personal::masked;
      write(field.type(), static_cast<char const*>(p) + field.offset, hidden ? &field : nullptr);
    }
    if (separator == '{') out_ += '{';
    out_ += '}';
  }

  std::string& out_;
  Personal personal_;
};

}  // namespace

void append_quoted(std::string& out, std::string_view s) {
  out += '"';
  while (true) {
    auto const plain = count_plain(s.data(), s.size());
    out.append(s.data(), plain);
    if (plain == s.size()) break;
    append_escape(out, s[plain]);
    s.remove_prefix(plain + 1);
  }
  out += '"';
}

void render(std::string& out, base::Type const& type, void const* object, Personal personal) {
  Writer{out, personal}.write(type, object, nullptr);
}

}  // namespace platform::json
