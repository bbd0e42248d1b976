// Random commands of mail through the real bus and database: several at once, repeated, shuffled and sent
// again later.
#pragma once
#include <algorithm>
#include <atomic>
#include <latch>
#include <map>
#include <mutex>
#include <random>

#include "app/demo/client.h"
#include "modules/mail/service/delivery.h"
#include "modules/mail/service/handover.h"
#include "platform/command/bus.h"
#include "platform/db/object.h"
#include "testing/mail_county.h"

namespace mail {

class MailStream : public MailCounty {
 protected:
  using Hat = platform::auth::Hat;
  using Run = platform::command::Bus::Run;

  void SetUp() override {
    MailCounty::SetUp();
    if (IsSkipped()) return;
    bus_ = std::make_unique<platform::command::Bus>(*database_, [this] { return now_; });
    driver_ = join({"陈师傅", "driver1", coach_, "driver", {}});
    crew_[centre_] = clerk_;
    crew_[town_] = join({"周站长", "head1", coach_, "station_head", {town_}});
    crew_[village_] = join({"吴掌柜", "keeper1", coach_, "village_keeper", {village_}});
    for (auto const& [node, hat] : crew_) register_key(hat);
    register_key(driver_);
    auto const made = make_waybill({20261124}).waybill;
    waybill_ = must<service::WaybillView>(boss_, [&](auto& a) {
                 return service::assign_waybill(a, {made.id, "云A12345", driver_.person});
               }).waybill.id;
  }

  /// One write of a client: always the same under its id, however often it is sent.
  struct Sent {
    Sent(platform::command::Command c, Run r) : command{std::move(c)}, run{std::move(r)} {}
    platform::command::Command command;
    Run run;
    std::atomic<int> answers{};
    std::mutex mutex;
    int status{};
    std::string body;
    bool differed{};
  };
  /// Keeps the command; `play` sends it.
  template <typename T, typename Request>
  void plan(Hat const& hat, base::Result<T> (*use)(service::Act&, Request const&),
            std::type_identity_t<Request> request) {
    auto const id = base::Uuid::make_v7(now_, chance_(), ++ids_used_);
    planned_.push_back(std::make_shared<Sent>(
        platform::command::Command{id, "POST /test", "d", std::make_shared<Hat const>(hat), now_, origin_},
        [use, request = std::move(request)](service::Act& a) -> base::Result<std::string> {
          return platform::json::render(TRY(use(a, request)));
        }));
  }
  /// Sends what was planned, each one to three times, with some old ones again, all at once in any order.
  void play() {
    std::vector<std::shared_ptr<Sent>> wave;
    for (auto const& s : planned_) wave.insert(wave.end(), 1 + below(3), s);
    for (std::size_t i = 0; i < 3 && !sent_.empty(); ++i) wave.push_back(sent_[below(sent_.size())]);
    std::ranges::shuffle(wave, chance_);
    std::latch ended{static_cast<std::ptrdiff_t>(wave.size())};
    for (auto const& s : wave)
      bus_->submit(s->command, s->run, [s, &ended](platform::command::Answer const& answer) {
        take(*s, answer);
        ended.count_down();
      });
    ended.wait();
    submissions_ += wave.size();
    sent_.insert(sent_.end(), planned_.begin(), planned_.end());
    planned_.clear();
  }
  static void take(Sent& s, platform::command::Answer const& answer) {
    std::lock_guard const lock{s.mutex};
    if (s.answers++ == 0) {
      s.status = answer.status;
      s.body = answer.body;
    }
    s.differed |= s.status != answer.status || s.body != answer.body;
  }

  std::size_t below(std::size_t n) { return chance_() % n; }
  bool percent(std::size_t p) { return below(100) < p; }
  template <typename T>
  std::vector<T> rows(char const* table) {
    std::vector<T> out;
    auto const sql =
        "SELECT " + platform::db::columns_of<T>() + " FROM " + table + " WHERE region = $1 ORDER BY id";
    database_->read([&](org::Tx& tx) { out = tx.list<T>(sql, {boss_.region}); });
    return out;
  }
  std::int64_t count(std::string const& what) {
    std::int64_t n = -1;
    database_->read([&](org::Tx& tx) { n = tx.find_integer("SELECT count(*) FROM " + what).value(); });
    return n;
  }

  /// Two phones sign a handover without network.
  service::CompleteHandover signed_by(Hat const& giver, Hat const& receiver, service::ProposeHandover p) {
    p.uuid = base::Uuid::make_v7(now_, chance_(), ++ids_used_).text();
    p.giver = giver.person;
    p.giver_organisation = giver.organisation;
    p.receiver = receiver.person;
    p.receiver_organisation = receiver.organisation;
    rules::Handover h;
    h.uuid = p.uuid;
    h.node = p.node;
    h.to_node = p.to_node;
    h.waybill = p.waybill;
    h.giver = {p.giver, {}, p.giver_organisation, 0, {}};
    h.receiver = {p.receiver, {}, p.receiver_organisation, 0, {}};
    h.made_at = p.made_at;
    h.lines = p.lines;
    auto const text = rules::content_of(h, boss_.region);
    auto const &a = keys_.at(giver.person), &b = keys_.at(receiver.person);
    return {p, a.id.value, a.device->sign(text), b.id.value, b.device->sign(text)};
  }

  std::unique_ptr<platform::command::Bus> bus_;
  Hat driver_;
  std::map<NodeId, Hat> crew_;
  WaybillId waybill_;
  std::minstd_rand chance_{20261124};
  std::vector<std::shared_ptr<Sent>> planned_, sent_;
  std::size_t submissions_{};

 private:
  struct Key {
    platform::auth::KeyId id;
    std::unique_ptr<app::demo::DeviceKey> device;
  };
  void register_key(Hat const& hat) {
    Key key{{static_cast<std::int64_t>(keys_.size() + 1)}, std::make_unique<app::demo::DeviceKey>()};
    platform::auth::SigningKey const row{key.id, hat.person, key.device->public_base64(), "phone", now_, {}};
    database_->write_now([&](org::Tx& tx) {
      platform::auth::insert_key(tx, hat.region, row);
      return true;
    });
    keys_.emplace(hat.person, std::move(key));
  }

  std::map<PersonId, Key> keys_;
  std::uint64_t ids_used_{};
};

}  // namespace mail
