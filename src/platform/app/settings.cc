// Reading of single settings.
#include "platform/app/settings.h"

#include <charconv>
#include <stdexcept>

namespace platform::app {

std::string text_setting(Settings const& settings, std::string_view key) {
  auto const found = settings.find(key);
  return found == settings.end() ? std::string{} : found->second;
}

std::int64_t whole_setting(Settings const& settings, std::string_view key, std::int64_t otherwise) {
  auto const text = text_setting(settings, key);
  if (text.empty()) return otherwise;
  std::int64_t value{};
  auto const* const end = text.data() + text.size();
  auto const [stop, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc{} || stop != end) throw std::runtime_error{std::string{key} + ": wants a whole number"};
  return value;
}

}  // namespace platform::app
