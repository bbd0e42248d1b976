// When a link opens, and what strangers see of a plate.
#include "modules/monitor/rules/share.h"

namespace monitor::rules {
namespace {

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xc0) == 0x80; }

}  // namespace

bool is_open(Share const& s, base::Instant now) { return !s.revoked_at.ms && now < s.expires_at; }

bool is_over(mail::ItemState state) {
  using enum mail::ItemState;
  return state == delivered || state == refused || state == left || state == lost || state == dead ||
         state == surrendered || state == withdrawn;
}

std::string mask_plate(std::string_view utf8) {
  constexpr std::size_t kHead = 2, kTail = 2;
  std::vector<std::string_view> characters;
  for (std::size_t i = 0; i < utf8.size();) {
    auto end = i + 1;
    while (end < utf8.size() && is_continuation(utf8[end])) ++end;
    characters.push_back(utf8.substr(i, end - i));
    i = end;
  }
  std::string out;
  for (std::size_t i = 0; i < characters.size(); ++i)
    out += i < kHead || i + kTail >= characters.size() ? characters[i] : std::string_view{"*"};
  return out;
}

}  // namespace monitor::rules
