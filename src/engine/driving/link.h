// A simulated terminal's side of JT/T 808: logs in, reports, keeps what is not acknowledged and sends it
// again. Source: JT/T 808-2019, 4.5 and 5.3.
#pragma once
#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "engine/driving/drive.h"
#include "engine/jtt/terminal_frame.h"

namespace driving {

/// The 28 bytes of a position report.
std::string location_body(Observation const& seen);

/// How a terminal is known and how patient it is.
struct Identity {
  std::string number;  ///< 12 digits, 20 of the revision of 2019
  bool is_2019{};
  std::string plate, code;  ///< without a code it registers first
};

/// One terminal over all its connections. Bytes in, bytes out; whoever owns the socket brings them.
class Link {
 public:
  explicit Link(Identity identity) : identity_{std::move(identity)} {}

  /// A new connection. @returns what is to be sent first
  std::string connected(base::Instant now);
  void disconnected();
  /// What happened on the road: kept until the platform acknowledges it.
  void report(Observation const& observation) { waiting_.push_back(observation); }
  /// @param wire  what stands between two flags. @returns what is to be sent at once
  std::string received(std::string_view wire, base::Instant now);
  /// @returns reports that are due, and those that went unanswered for 5, 10, 15 … seconds
  std::string due(base::Instant now);

  bool is_logged_in() const { return is_logged_in_; }
  bool is_refused() const { return is_refused_; }
  std::size_t n_waiting() const { return waiting_.size() + sent_.size(); }
  std::size_t n_acknowledged() const { return n_acknowledged_; }
  std::size_t n_repeated() const { return n_repeated_; }

 private:
  struct Sent {
    std::uint16_t serial, message;
    std::string wire;
    std::size_t reports;
    base::Instant at;
    int times;
  };
  std::string frame(std::uint16_t message, std::string_view body, std::uint16_t& serial);
  std::string log_in();
  void send_batch(std::string& out, base::Instant now);

  Identity identity_;
  std::deque<Observation> waiting_;
  std::deque<Sent> sent_;
  std::uint16_t serial_{}, login_serial_{};
  base::Instant spoke_at_;
  bool is_logged_in_{}, is_refused_{};
  std::size_t n_acknowledged_{}, n_repeated_{};
};

}  // namespace driving
