// Bodies of answers, written big-endian.
#include "engine/jtt/terminal_answer.h"

namespace jtt {
namespace {

std::string u16(std::uint16_t n) { return {static_cast<char>(n >> 8), static_cast<char>(n & 0xff)}; }

}  // namespace

std::string answer(Header const& asked, AnswerResult result, std::uint16_t serial) {
  char const body[] = {static_cast<char>(asked.serial >> 8), static_cast<char>(asked.serial & 0xff),
                       static_cast<char>(asked.message >> 8), static_cast<char>(asked.message & 0xff),
                       static_cast<char>(result)};
  return write_frame(asked, 0x8001, serial, {body, sizeof body});
}

std::string answer_registration(Header const& asked, RegistrationResult result, std::string_view code,
                                std::uint16_t serial) {
  auto body = u16(asked.serial) + static_cast<char>(result);
  if (result == RegistrationResult::done) body += code;
  return write_frame(asked, 0x8100, serial, body);
}

std::string answer_time(Header const& asked, base::Instant now, std::uint16_t serial) {
  auto const text = base::to_rfc3339(now);  // 2026-11-24T04:05:06.789Z
  std::string body;
  for (std::size_t const at : {2, 5, 8, 11, 14, 17})
    body += static_cast<char>((text[at] - '0') << 4 | (text[at + 1] - '0'));
  return write_frame(asked, 0x8004, serial, body);
}

std::string answer_media(Header const& asked, std::string_view media_id, std::uint16_t serial) {
  return write_frame(asked, 0x8800, serial, media_id);
}

std::string ask_for_media_parts(Header const& asked, std::string_view media_id,
                                std::basic_string_view<std::uint16_t> parts, std::uint16_t serial) {
  constexpr std::size_t kMost = 255;
  parts = parts.substr(0, kMost);
  std::string body{media_id};
  body += static_cast<char>(parts.size());
  for (auto const part : parts) body += u16(part);
  return write_frame(asked, 0x8800, serial, body);
}

std::string ask_for_parts(Header const& asked, std::uint16_t first_serial, std::basic_string_view<std::uint16_t> parts,
                          std::uint16_t serial) {
  constexpr std::size_t kMost2013 = 255, kMost2019 = 509;
  parts = parts.substr(0, asked.is_2019 ? kMost2019 : kMost2013);
  auto body = u16(first_serial);
  auto const n = static_cast<std::uint16_t>(parts.size());
  if (asked.is_2019) body += u16(n);
  else body += static_cast<char>(n);
  for (auto const part : parts) body += u16(part);
  return write_frame(asked, 0x8003, serial, body);
}

}  // namespace jtt
