// Deals sealed events out to everybody who is looking, each only what their hat may see.
#pragma once
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "platform/auth/hat.h"
#include "platform/event/journal.h"

namespace platform::live {

/// Who looks at what.
struct Audience {
  std::shared_ptr<auth::Hat const> hat;
  std::vector<std::string> topics;  ///< prefixes of event types, "mail."; none = everything
};

/// True when an event of the audience's region is on its topics and within its hat's reach: events with a node by the
/// nodes, others by organisation; an own-acts hat sees its own.
bool may_see(Audience const&, event::Event const&);

/// An event as a frame of text/event-stream; its id is the place in the journal.
struct Frame {
  std::int64_t n;
  std::shared_ptr<std::string const> text;
};
std::shared_ptr<std::string const> render_frame(event::Sealed const&);

/// The events waiting for one reader. A reader that falls behind is cut and resumes from the journal.
class Feed {
 public:
  static constexpr std::size_t kWaitingMax = 1024;

  Feed(Audience audience, std::int64_t after) : audience_{std::move(audience)}, after_{after} {}

  Audience const& audience() const { return audience_; }
  /// Place after which the reader wants events; Hub::kFromNow = from now on.
  std::int64_t resume_after() const { return after_; }

  /// Called on the publisher's thread each time there is something to take.
  void on_ready(std::function<void()> wake);
  void offer(Frame);
  void close();
  /// What has come so far; empty and `closed()` once the reader was cut.
  std::vector<Frame> take();
  bool closed() const;

 private:
  Audience audience_;
  std::int64_t after_;
  mutable std::mutex mutex_;
  std::deque<Frame> waiting_;
  std::function<void()> wake_;
  bool closed_{false};
};

/// Safe for use by many threads. Fed by the relay in journal order per region.
class Hub {
 public:
  void publish(base::Region, event::Sealed const&);
  /// @param after  place to resume after, kFromNow without
  std::shared_ptr<Feed> open(Audience, std::int64_t after);
  void leave(Feed const*);
  void close_all();
  std::size_t readers() const;
  /// The last sealed place of a region when the program started, so that a first reader knows where it stands.
  void start_at(base::Region, std::int64_t n);
  /// The last place published of a region; 0 when none was.
  std::int64_t head(base::Region) const;

  static constexpr std::int64_t kFromNow = -1;

 private:
  mutable std::mutex mutex_;
  std::unordered_map<Feed const*, std::shared_ptr<Feed>> feeds_;
  std::unordered_map<std::int64_t, std::int64_t> heads_;
};

}  // namespace platform::live
