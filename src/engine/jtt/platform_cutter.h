// Cuts frames between platforms out of a stream of bytes, however the segments fall.
// Source: JT/T 809-2019, 4.3.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "engine/jtt/platform_frame.h"

namespace jtt::platform {

/// One connection's bytes: 5B opens a frame, 5D ends it. What stands outside is passed over; what is longer than
/// any frame is dropped up to the next 5B.
class Cutter {
 public:
  /// Calls `take(wire)` for each frame that is complete now. The view ends with the call.
  template <typename Take>
  void feed(std::string_view bytes, Take const& take) {
    for (auto const c : bytes) {
      if (c == kOpen) {
        garbage_ += held_.size();
        held_.clear();
        inside_ = true;
      } else if (!inside_) {
        ++garbage_;
      } else if (c == kClose) {
        inside_ = false;
        take(std::string_view{held_});
        held_.clear();
      } else if (held_.size() == kFrameMost) {
        garbage_ += held_.size() + 1;
        held_.clear();
        inside_ = false;
      } else {
        held_ += c;
      }
    }
  }
  /// Bytes that belonged to no frame.
  std::size_t garbage() const { return garbage_; }

 private:
  std::string held_;
  std::size_t garbage_{};
  bool inside_{};
};

}  // namespace jtt::platform
