// Masks of mask.h, careful with UTF-8 boundaries.
#include "base/mask.h"

#include <algorithm>
#include <array>

namespace base {
namespace {

std::size_t length_of_first(std::string_view utf8) {
  auto const c = static_cast<unsigned char>(utf8.front());
  auto const n = c < 0x80 ? 1u : c < 0xe0 ? 2u : c < 0xf0 ? 3u : 4u;
  return std::min<std::size_t>(n, utf8.size());
}

std::size_t count_characters(std::string_view utf8) {
  return static_cast<std::size_t>(
      std::count_if(utf8.begin(), utf8.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }));
}

}  // namespace

std::string mask_name(std::string_view utf8) {
  if (utf8.empty()) return {};
  auto const first = length_of_first(utf8);
  auto const hidden = std::clamp<std::size_t>(count_characters(utf8.substr(first)), 1, 3);
  auto const kept = count_characters(utf8) > 1 ? utf8.substr(0, first) : std::string_view{};
  return std::string{kept} + std::string(hidden, '*');
}

std::string mask_phone(std::string_view phone) {
  if (phone.size() < 7) return std::string(phone.size(), '*');
  auto const head = phone.size() >= 11 ? 3u : 0u;
  auto const hidden = phone.size() - head - 4;
  // Six hidden digits are asked for; an 11-digit mobile shows 3 + 2 then.
  if (phone.size() == 11) return std::string{phone.substr(0, 3)} + "******" + std::string{phone.substr(9)};
  return std::string{phone.substr(0, head)} + std::string(hidden, '*') + std::string{phone.substr(phone.size() - 4)};
}

std::string mask_number(std::string_view number) {
  if (number.size() <= 4) return std::string(number.size(), '*');
  return std::string(number.size() - 4, '*') + std::string{number.substr(number.size() - 4)};
}

std::string mask_address(std::string_view utf8) {
  static constexpr std::array<std::string_view, 9> kStops{"号", "栋", "幢", "座", "单元", "楼", "层", "室", "组"};
  auto end = utf8.find_first_of("0123456789");
  for (auto const stop : kStops) end = std::min(end, utf8.find(stop));
  if (end == std::string_view::npos) return std::string{utf8};
  return std::string{utf8.substr(0, end)} + "***";
}

}  // namespace base
