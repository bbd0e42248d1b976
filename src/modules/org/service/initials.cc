// ICU's transliteration of names.
#include "modules/org/service/initials.h"

#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <memory>
#include <mutex>

namespace org::service {

std::string initials_of(std::string_view utf8_name) {
  static std::mutex mutex;  // a Transliterator is not for several threads
  static std::unique_ptr<icu::Transliterator> const pinyin = [] {
    UErrorCode status = U_ZERO_ERROR;
    return std::unique_ptr<icu::Transliterator>{
        icu::Transliterator::createInstance("Han-Latin/Names; Latin-ASCII; Lower", UTRANS_FORWARD, status)};
  }();
  auto text = icu::UnicodeString::fromUTF8({utf8_name.data(), static_cast<int>(utf8_name.size())});
  {
    std::lock_guard lock{mutex};
    if (pinyin) pinyin->transliterate(text);
  }
  std::string latin;
  text.toUTF8String(latin);
  std::string out;
  auto fresh = true;
  for (auto const c : latin) {
    auto const letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (letter && fresh) out += c;
    fresh = !letter;
  }
  return out;
}

}  // namespace org::service
