// Media 多媒体: what the camera or microphone of a vehicle took.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "modules/tracking/rules/upload.h"

namespace tracking::rules {

using MediumId = base::Id<struct MediumTag>;

enum class MediumKind { image, audio, video };
DESCRIBE_ENUM(MediumKind, "What a medium is.", "image", "audio", "video")
enum class MediumForm { jpeg, tif, mp3, wav, wmv, other };
DESCRIBE_ENUM(MediumForm, "How it is coded.", "jpeg", "tif", "mp3", "wav", "wmv", "other")
enum class MediumEvent { asked, timed, robbery, collision, door_open, door_closed, door_open_slow, by_distance, other };
DESCRIBE_ENUM(MediumEvent, "Why it was taken.", "asked", "timed", "robbery", "collision", "door_open", "door_closed",
              "door_open_slow", "by_distance", "other")

/// Source: JT/T 808-2013 and -2019, 0x0801.
struct Medium {
  MediumId id;
  TerminalId terminal;
  std::string vehicle;
  OrganisationId organisation;
  std::int64_t number{};  ///< that the terminal gave it
  MediumKind kind{};
  MediumForm form{};
  MediumEvent event{};
  std::int64_t channel{};
  base::Instant at;                 ///< GNSS time when it was taken, 0: not told
  std::int64_t lat_e7{}, lon_e7{};  ///< WGS-84; 0, 0: not told
  base::Instant received_at;
  std::string hash;      ///< SHA-256 of the data, hexadecimal
  std::int64_t bytes{};  ///< of the data
};
DESCRIBE(Medium, "What the camera or microphone of a vehicle took.", FIELD(id, "key"), FIELD(terminal, "that sent it"),
         FIELD(vehicle, "plate"), FIELD(organisation, "that runs it"), FIELD(number, "that the terminal gave it"),
         FIELD(kind, "what it is"), FIELD(form, "how it is coded"), FIELD(event, "why it was taken"),
         FIELD(channel, "camera"), FIELD(at, "when it was taken, 0: not told"),
         FIELD(lat_e7, "degrees north × 10⁷, WGS-84; 0, 0: not told"), FIELD(lon_e7, "degrees east × 10⁷"),
         FIELD(received_at, "when it came"), FIELD(hash, "SHA-256 of its data"), FIELD(bytes, "of its data"))

/// What the message holds. @returns nothing when it is no 0x0801, or too short for one; the rest is left as it came
std::optional<Medium> medium_of(Upload const&);
/// The data behind the head of 0x0801.
std::string_view data_of(Upload const&);
/// For the browser. "application/octet-stream" of forms that it must not open.
char const* media_type_of(MediumForm);

}  // namespace tracking::rules
