// Puts messages together that came in parts, in any order.
// Source: JT/T 808-2019, 4.4.4; field captures whose parts have serials with gaps.
#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "engine/jtt/terminal_frame.h"

namespace jtt {

/// Parts of one connection. Bounded in messages and bytes: the oldest message gives way.
class Assembly {
 public:
  struct Limits {
    std::size_t messages{8};
    std::size_t bytes{4 * 1024 * 1024};
    std::int64_t ask_after_ms{5'000};  ///< since the last part came, or was asked for
    std::int64_t forget_after_ms{60'000};
    int asks_most{5};
  };
  /// A message whose parts stay away.
  struct Gap {
    Header header;  ///< of the part that came first
    std::uint16_t first_serial{};  ///< of part 1 when it is there, else of the part that came first
    std::string head;  ///< how the body begins, at most four bytes; "" while part 1 is missing
    std::vector<std::uint16_t> parts;  ///< the first that are missing, as many as one message can name
  };

  Assembly() : Assembly{Limits{}} {}
  explicit Assembly(Limits limits) : limits_{limits} {}

  /// @param frame  a part (`Header::is_part`)
  /// @returns the whole message when this was the last of its parts; its header is that of part 1
  std::optional<Frame> add(Frame frame, base::Instant now);
  /// What to ask for again now; each message at most `asks_most` times. Messages that are too old are forgotten.
  std::vector<Gap> gaps(base::Instant now);

  std::size_t n_messages() const { return messages_.size(); }

 private:
  struct Message {
    Header first;
    std::map<std::uint16_t, Frame> parts;  ///< those that came: a count from hostile hands takes no memory
    std::size_t bytes{};
    base::Instant begun, touched;
    int asks{};
  };
  Message& message_of(Header const&, base::Instant now);
  void make_room();

  Limits limits_;
  std::vector<Message> messages_;  ///< oldest first
};

}  // namespace jtt
