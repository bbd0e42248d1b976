// The relay's loop and its leases.
#include "platform/event/relay.h"

#include <condition_variable>
#include <map>
#include <mutex>
#include <optional>
#include <span>
#include <thread>

#include "platform/db/object.h"
#include "platform/event/checkpoint.h"
#include "platform/log/log.h"

namespace platform::event {
namespace {

constexpr std::int64_t kLeaseMs = 5'000;
constexpr std::size_t kBatch = 2'000;
constexpr std::size_t kDelivered = 200;  ///< events of one transaction of a subscriber
constexpr std::int64_t kCheckpointEvery = 1'000;
constexpr auto kIdle = std::chrono::milliseconds{500};

bool is_held_elsewhere(db::Tx& tx, base::Region region, std::string const& holder, base::Instant now) {
  return tx
      .find_integer("SELECT 1 FROM lease WHERE region = $1 AND name = 'journal' AND holder <> $2 AND until_at >= $3",
                    {region, holder, now})
      .has_value();
}

bool hold_lease(db::Tx& tx, base::Region region, std::string const& holder, base::Instant now) {
  return tx.execute(
             "INSERT INTO lease (region, name, holder, until_at) VALUES ($1, 'journal', $2, $3)"
             " ON CONFLICT (region, name) DO UPDATE SET holder = $2, until_at = $3"
             " WHERE lease.holder = $2 OR lease.until_at < $4",
             {region, holder, now.plus_ms(kLeaseMs), now}) == 1;
}

std::int64_t read_cursor(db::Tx& tx, base::Region region, std::string const& subscriber) {
  return tx
      .find_integer("SELECT n FROM journal_cursor WHERE region = $1 AND subscriber = $2",
                    {region, subscriber})
      .value_or(0);
}

void move_cursor(db::Tx& tx, base::Region region, std::string const& subscriber, std::int64_t n) {
  tx.execute(
      "INSERT INTO journal_cursor (region, subscriber, n) VALUES ($1, $2, $3)"
      " ON CONFLICT (region, subscriber) DO UPDATE SET n = $3",
      {region, subscriber, n});
}

/// Those after the cursor, when what was sealed just now goes on there; nothing otherwise.
std::span<Sealed const> after_cursor(std::span<Sealed const> fresh, std::int64_t cursor) {
  if (fresh.empty() || cursor + 1 < fresh.front().n || cursor >= fresh.back().n) return {};
  return fresh.subspan(static_cast<std::size_t>(cursor + 1 - fresh.front().n));
}

}  // namespace

class Relay::Loop {
 public:
  Loop(db::Database& database, std::vector<Subscription> subscriptions, RelayOptions options)
      : database_{database}, subscriptions_{std::move(subscriptions)}, options_{std::move(options)} {
    thread_ = std::thread{[this] { run(); }};
  }
  ~Loop() {
    {
      std::lock_guard lock{mutex_};
      stopping_ = true;
    }
    wake_.notify_all();
    thread_.join();
  }
  void wake() {
    {
      std::lock_guard lock{mutex_};
      woken_ = true;
    }
    wake_.notify_one();
  }
  void settle() {
    std::unique_lock lock{mutex_};
    auto const round = round_ + 2;  // the one that may be half done, and a whole one after it
    woken_ = true;
    wake_.notify_one();
    while (round_ < round) {
      woken_ = true;
      wake_.notify_one();
      settled_.wait_for(lock, std::chrono::milliseconds{20});
    }
  }

 private:
  void run() {
    std::unique_lock lock{mutex_};
    for (;;) {
      wake_.wait_for(lock, kIdle, [this] { return woken_ || stopping_; });
      if (stopping_) return;
      woken_ = false;
      lock.unlock();
      auto const more = try_round();
      lock.lock();
      woken_ = woken_ || more;
      ++round_;
      if (!more) settled_.notify_all();
    }
  }

  /// @returns true when a full batch suggests that more is waiting
  bool try_round() {
    try {
      auto more = false;
      for (auto const region : list_regions()) more = serve(region) || more;
      return more;
    } catch (std::exception const& e) {
      log::write(log::Level::error, "relay", {{"what", e.what()}});
      std::this_thread::sleep_for(kIdle);
      return false;
    }
  }

  std::vector<base::Region> list_regions() {
    std::vector<base::Region> out;
    database_.read([&out](db::Tx& tx) { out = list_chains(tx); });
    return out;
  }

  bool serve(base::Region region) {
    std::vector<Sealed> sealed;
    std::optional<Checkpoint> signed_now;
    auto held = false;
    database_.write_now([&](db::Tx& tx) {
      auto const now = options_.clock();
      signed_now.reset();
      held = !is_held_elsewhere(tx, region, options_.holder, now);
      sealed = held ? seal_waiting(tx, region, options_.hash, kBatch) : std::vector<Sealed>{};
      if (sealed.empty()) return false;
      signed_now = checkpoint(tx, region, sealed);
      return held = hold_lease(tx, region, options_.holder, now);
    });
    if (!held) return false;
    if (signed_now) last_checkpoint_[region] = *std::move(signed_now);
    if (options_.publish)
      for (auto const& s : sealed) options_.publish(region, s);
    for (auto const& s : subscriptions_) deliver(region, s, sealed);
    return sealed.size() == kBatch;
  }

  std::optional<Checkpoint> checkpoint(db::Tx& tx, base::Region region, std::vector<Sealed> const& sealed) {
    if (options_.checkpoint_key.empty() || sealed.empty()) return {};
    auto const now = options_.clock();
    auto const& signed_last = last_checkpoint_[region];
    if (sealed.back().n - signed_last.n < kCheckpointEvery && now.ms - signed_last.at.ms < 60'000) return {};
    auto out = sign_checkpoint(options_.checkpoint_key, region, sealed.back(), now);
    tx.insert("journal_checkpoint", region, out);
    return out;
  }

  /// @param fresh  what was sealed just now: whoever keeps up needs nothing read again
  void deliver(base::Region region, Subscription const& s, std::span<Sealed const> fresh) {
    for (auto more = true; more;) {
      more = false;
      try {
        database_.write_now([&](db::Tx& tx) {
          more = deliver_some(tx, region, s, fresh);
          return true;
        });
      } catch (std::exception const& e) {
        log::write(log::Level::error, "subscriber", {{"name", s.name}, {"what", e.what()}});
      }
    }
  }

  /// @returns whether more is waiting
  static bool deliver_some(db::Tx& tx, base::Region region, Subscription const& s, std::span<Sealed const> fresh) {
    auto const cursor = read_cursor(tx, region, s.name);
    auto entries = after_cursor(fresh, cursor);
    std::vector<Sealed> stored;
    if (entries.empty()) entries = stored = list_sealed(tx, region, cursor, kDelivered);
    auto reached = cursor;
    std::size_t n = 0;
    for (auto const& entry : entries) {
      auto const wanted = entry.event.type.starts_with(s.type_prefix);
      if (wanted && ++n > kDelivered) break;
      if (wanted) s.on_event(tx, region, entry.event);
      reached = entry.n;
    }
    if (reached != cursor) move_cursor(tx, region, s.name, reached);
    return reached < (entries.empty() ? cursor : entries.back().n) || stored.size() == kDelivered;
  }

  db::Database& database_;
  std::vector<Subscription> subscriptions_;
  RelayOptions options_;
  std::map<base::Region, Checkpoint> last_checkpoint_;
  std::mutex mutex_;
  std::condition_variable wake_, settled_;
  bool woken_{true}, stopping_{};
  std::int64_t round_{};
  std::thread thread_;
};

Relay::Relay(db::Database& database, std::vector<Subscription> subscriptions, RelayOptions options)
    : loop_{std::make_unique<Loop>(database, std::move(subscriptions), std::move(options))} {}
Relay::~Relay() = default;
void Relay::wake() { loop_->wake(); }
void Relay::settle() { loop_->settle(); }

}  // namespace platform::event
