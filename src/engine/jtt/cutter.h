// Cuts frames out of a stream of bytes, however the segments fall.
// Source: JT/T 808-2019, 4.4.3; field reports in which one wrong packet ended a connection for good.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "engine/jtt/terminal_frame.h"

namespace jtt {

/// One connection's bytes between flags. Holds at most one frame; what is longer is passed over to the next flag.
class Cutter {
 public:
  /// Calls `take(wire)` for each frame that is complete now. The view ends with the call.
  template <typename Take>
  void feed(std::string_view bytes, Take const& take) {
    while (!bytes.empty()) {
      auto const end = bytes.find(kFlag);
      keep(bytes.substr(0, end));
      if (end == std::string_view::npos) return;
      bytes.remove_prefix(end + 1);
      if (inside_ && !held_.empty() && !too_long_) take(std::string_view{held_});
      begin();
    }
  }

  /// Bytes that belonged to no frame since the last flag, or in frames that were too long.
  std::size_t garbage() const { return garbage_; }
  /// Whether something stands here that no flag has ended yet.
  bool is_open() const { return !held_.empty(); }

 private:
  void begin() {
    held_.clear();
    inside_ = true;
    too_long_ = false;
  }
  /// Before the first flag nothing is a frame: somebody may speak another language to this port.
  void keep(std::string_view bytes) {
    if (!inside_ || too_long_) {
      garbage_ += bytes.size();
    } else if (held_.size() + bytes.size() > kFrameMost) {
      garbage_ += held_.size() + bytes.size();
      held_.clear();
      too_long_ = true;
    } else {
      held_ += bytes;
    }
  }

  std::string held_;
  std::size_t garbage_{};
  bool inside_{}, too_long_{};
};

}  // namespace jtt
