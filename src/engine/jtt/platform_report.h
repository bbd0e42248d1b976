// Bodies that a platform sends to the one above it: login, vehicles, positions.
// Source: JT/T 809-2011, JT/T 809-2019; texts are GBK.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "engine/jtt/location.h"
#include "engine/jtt/platform_frame.h"

namespace jtt::platform {

inline constexpr std::uint16_t kLogin = 0x1001, kLoginAnswer = 0x1002, kLogout = 0x1003, kLogoutAnswer = 0x1004,
                               kKeepAlive = 0x1005, kKeepAliveAnswer = 0x1006, kBreakNotice = 0x1007,
                               kVehicle = 0x1200, kRegisterVehicle = 0x1201, kPosition = 0x1202,
                               kPositions = 0x1203, kDownLogin = 0x9001, kDownLoginAnswer = 0x9002,
                               kDownLogout = 0x9003, kDownLogoutAnswer = 0x9004, kDownKeepAlive = 0x9005,
                               kDownKeepAliveAnswer = 0x9006, kDownMessage = 0x9300, kPostQuestion = 0x9301,
                               kUpMessage = 0x1300, kPostAnswer = 0x1301;

struct Login {
  std::uint32_t user{};
  std::string password;          ///< at most 8 bytes
  std::uint32_t access_code{};   ///< of 2019
  std::string down_ip;           ///< where the platform above calls back, at most 32 bytes
  std::uint16_t down_port{};
};
std::string write_login(Login const&, Revision);
/// 0x1003.
std::string write_logout(Login const&);

/// Of 0x1002. Source: JT/T 809-2011, table 5.
enum class LoginResult : std::uint8_t {
  done = 0, wrong_address = 1, wrong_access_code = 2, unknown_user = 3, wrong_password = 4, busy = 5, other = 6
};

/// Which vehicle a message of 0x1200 is about.
struct Plate {
  std::string text;      ///< GBK, at most 21 bytes
  std::uint8_t color{};  ///< JT/T 697.7: 1 blue, 2 yellow, 3 black, 4 white, 5 green, 9 other
};
/// The body of 0x1200 around what it says.
std::string write_about(Plate const&, std::uint16_t sub, std::string_view data);

/// What is installed in a vehicle; texts are cut or filled up with NUL.
struct Installed {
  std::string platform, maker, model, terminal, imei, sim;
};
std::string write_registration(Installed const&, Revision);

/// A position as the platform knows it.
struct Position {
  Location location;
  std::int64_t mileage_km{-1};  ///< −1: not told
  std::string_view extras;      ///< additional items of JT/T 808 as on the wire, for 2019
};
/// The block of 0x1202: 36 bytes in 2011, the terminal's own report in 2019.
/// @pre the location has a time
std::string write_position(Position const&, Revision);
/// 0x1203 of one to five such blocks.
std::string write_positions(std::span<std::string const> blocks);

/// 平台查岗: whether somebody sits at this platform, and what he says. 0x9301 within 0x9300.
struct PostQuestion {
  std::uint8_t object_type{};  ///< of whom it is asked: 0 this platform, 1 one operator, 2 all on this link, …
  std::string object;          ///< number of whom, at most 12 bytes, 20 in 2019
  std::uint8_t answer_s{};     ///< of 2019: until when; 0: not told
  std::uint32_t number{};      ///< that the platform above gave it
  std::uint32_t serial{};      ///< of the message that asked
  std::string text;            ///< GBK
};
/// @param body  of 0x9300  @returns nothing when it is another message, or does not add up
std::optional<PostQuestion> read_post_question(std::string_view body, std::uint32_t serial, Revision);
/// Body of 0x1300 with 0x1301. @param text,responder,phone  GBK; the last two go up in 2019 only
std::string write_post_answer(PostQuestion const&, std::string_view text, std::string_view responder,
                              std::string_view phone, Revision);

}  // namespace jtt::platform
