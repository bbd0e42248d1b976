// The relay's loop and its leases.
#include "platform/event/relay.h"

#include <condition_variable>
#include <map>
#include <mutex>
#include <thread>

#include "platform/db/object.h"
#include "platform/event/checkpoint.h"
#include "platform/log/log.h"

namespace platform::event {
namespace {

constexpr std::int64_t kLeaseMs = 5'000;
constexpr std::size_t kBatch = 2'000;
constexpr std::int64_t kCheckpointEvery = 1'000;
constexpr auto kIdle = std::chrono::milliseconds{500};

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
    auto held = false;
    database_.write_now([&](db::Tx& tx) {
      sealed.clear();
      held = hold_lease(tx, region, options_.holder, options_.clock());
      if (!held) return false;
      sealed = seal_waiting(tx, region, options_.hash, kBatch);
      if (!sealed.empty()) checkpoint(tx, region, sealed.back());
      return !sealed.empty();
    });
    if (!held) return false;
    if (options_.publish)
      for (auto const& s : sealed) options_.publish(region, s);
    for (auto const& s : subscriptions_) deliver(region, s);
    return sealed.size() == kBatch;
  }

  void checkpoint(db::Tx& tx, base::Region region, Sealed const& last) {
    auto const now = options_.clock();
    auto& signed_last = last_checkpoint_[region];
    auto const due = last.n - signed_last.n >= kCheckpointEvery || now.ms - signed_last.at.ms >= 60'000;
    if (options_.checkpoint_key.empty() || !due) return;
    signed_last = sign_checkpoint(options_.checkpoint_key, region, last, now);
    tx.insert("journal_checkpoint", region, signed_last);
  }

  void deliver(base::Region region, Subscription const& s) {
    for (auto more = true; more;) {
      more = false;
      try {
        database_.write_now([&](db::Tx& tx) {
          auto const from = read_cursor(tx, region, s.name);
          auto const batch = list_sealed(tx, region, from, 200);
          for (auto const& sealed : batch)
            if (sealed.event.type.starts_with(s.type_prefix)) s.on_event(tx, region, sealed.event);
          if (!batch.empty()) move_cursor(tx, region, s.name, batch.back().n);
          more = batch.size() == 200;
          return !batch.empty();
        });
      } catch (std::exception const& e) {
        log::write(log::Level::error, "subscriber", {{"name", s.name}, {"what", e.what()}});
      }
    }
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
