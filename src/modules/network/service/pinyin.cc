// Initials through ICU's transliteration of Han to Latin.
#include "modules/network/service/pinyin.h"

#include <unicode/translit.h>

#include <memory>
#include <stdexcept>

namespace network::service {
namespace {

icu::Transliterator const& latin() {
  thread_local auto const made = [] {
    auto status = U_ZERO_ERROR;
    std::unique_ptr<icu::Transliterator> t{
        icu::Transliterator::createInstance("Han-Latin; Latin-ASCII; Lower", UTRANS_FORWARD, status)};
    if (U_FAILURE(status)) throw std::runtime_error("ICU has no Han-Latin transliteration");
    return t;
  }();
  return *made;
}

bool is_han(UChar32 c) { return c >= 0x3400 && c <= 0x9FFF; }

}  // namespace

std::string initials_of(std::string_view utf8) {
  auto const name = icu::UnicodeString::fromUTF8(icu::StringPiece{utf8.data(), static_cast<std::int32_t>(utf8.size())});
  std::string out;
  for (std::int32_t i = 0; i < name.length(); i = name.moveIndex32(i, 1)) {
    auto const c = name.char32At(i);
    icu::UnicodeString one{c};
    latin().transliterate(one);
    std::string ascii;
    one.toUTF8String(ascii);
    for (auto const letter : ascii) {
      auto const known = (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9');
      if (known) out += letter;
      if (known && is_han(c)) break;
    }
  }
  return out;
}

}  // namespace network::service
