// A feeder reads the books, so that the links never wait for them.
#include "modules/tracking/link/superior.h"

#include <algorithm>
#include <chrono>

namespace tracking::link {
namespace {

constexpr std::chrono::milliseconds kEvery{300};
constexpr std::size_t kParcels = 3;   // on their way at a time
constexpr std::size_t kAskedMost = 100;  // that wait for the books

}  // namespace

SuperiorLink::SuperiorLink(std::unique_ptr<service::Outbox> outbox, Settings settings)
    : outbox_{std::move(outbox)}, settings_{std::move(settings)} {
  auto const& s = settings_.superior;
  SuperiorLine::Agreed const agreed{s, state_, [this] { return outbox_->now(); },
                                   [this](jtt::platform::PostQuestion q) {
                                     std::lock_guard const lock{mutex_};
                                     if (asked_.size() < kAskedMost) asked_.push_back(std::move(q));
                                     wake_.notify_all();
                                   }};
  caller_ = std::make_unique<platform::net::Caller>(
      platform::net::CallerSettings{.host = s.host, .port = s.port, .again_ms = settings_.again_ms},
      [this, agreed](platform::net::Peer& peer) {
        return std::make_unique<SuperiorSession>(
            peer, agreed,
            SuperiorSession::Listeners{[this](SuperiorSession* session) { here(session); },
                                       [this](std::int64_t number) { confirmed(number); }});
      });
  if (settings_.down.address.empty()) return;
  down_ = std::make_unique<platform::net::Listener>(settings_.down, [agreed](platform::net::Peer& peer) {
    return std::make_unique<DownSession>(peer, agreed);
  });
}

SuperiorLink::~SuperiorLink() { stop(); }

void SuperiorLink::start() {
  if (down_) down_->start();
  caller_->start();
  feeder_ = std::thread{[this] { feed(); }};
}

void SuperiorLink::stop() {
  if (!feeder_.joinable()) return;
  {
    std::lock_guard const lock{mutex_};
    stopping_ = true;
  }
  wake_.notify_all();
  feeder_.join();
  caller_->post([this] {
    if (session_) session_->log_out();
  });
  caller_->stop();
  if (down_) down_->stop();
}

void SuperiorLink::here(SuperiorSession* session) {
  session_ = session;
  std::lock_guard const lock{mutex_};
  if (session) ++login_;
  wake_.notify_all();
}

void SuperiorLink::confirmed(std::int64_t number) {
  std::lock_guard const lock{mutex_};
  confirmed_ = number;
  wake_.notify_all();
}

void SuperiorLink::feed() {
  std::unique_lock lock{mutex_};
  while (!stopping_) {
    lock.unlock();
    auto more = false;
    try {
      more = turn();
    } catch (std::exception const&) {  // the books are away: they are asked again
    }
    lock.lock();
    if (!more && !stopping_) wake_.wait_for(lock, kEvery);
  }
}

void SuperiorLink::forget_confirmed(std::int64_t number) {
  while (!on_its_way_.empty() && on_its_way_.front().number <= number) {
    outbox_->erase(on_its_way_.front().rows);
    state_.confirmed += std::ssize(on_its_way_.front().rows);
    on_its_way_.erase(on_its_way_.begin());
  }
}

/// The protocol confirms no answer: it counts as sent once it was written to the link.
void SuperiorLink::exchange_questions() {
  std::vector<jtt::platform::PostQuestion> asked;
  std::vector<QuestionId> answered;
  {
    std::lock_guard const lock{mutex_};
    asked = asked_;
    answered = answered_;
  }
  if (!asked.empty()) outbox_->keep(asked);
  if (!answered.empty()) outbox_->note_sent(answered);
  {
    std::lock_guard const lock{mutex_};
    asked_.erase(asked_.begin(), asked_.begin() + std::ssize(asked));
    answered_.erase(answered_.begin(), answered_.begin() + std::ssize(answered));
  }
  if (!state_.online) return;
  for (auto& waiting : outbox_->answers())
    caller_->post([this, waiting = std::move(waiting)] {
      std::lock_guard const lock{mutex_};
      if (!session_ || std::ranges::find(answered_, waiting.id) != answered_.end()) return;
      session_->answer(waiting.body);
      answered_.push_back(waiting.id);
      wake_.notify_all();
    });
}

/// @returns whether there may be more to do at once
bool SuperiorLink::turn() {
  std::int64_t login, confirmed;
  {
    std::lock_guard const lock{mutex_};
    login = login_, confirmed = confirmed_;
  }
  forget_confirmed(confirmed);
  exchange_questions();
  if (std::exchange(fed_login_, login) != login) on_its_way_.clear();  // what is unconfirmed goes again
  if (!state_.online || on_its_way_.size() >= kParcels) return false;
  auto const parcel = std::make_shared<Parcel>();
  parcel->vehicles = outbox_->next(rows_on_their_way());
  if (parcel->vehicles.empty()) return false;
  parcel->number = ++last_parcel_;
  OnItsWay on{parcel->number, {}};
  for (auto const& vehicle : parcel->vehicles) on.rows.push_back(vehicle.id);
  on_its_way_.push_back(std::move(on));
  caller_->post([this, parcel, login] {
    std::unique_lock lock{mutex_};
    auto const still = login == login_;
    lock.unlock();
    if (session_ && still) session_->tell(*parcel);
  });
  return true;
}

std::vector<store::ForwardId> SuperiorLink::rows_on_their_way() const {
  std::vector<store::ForwardId> out;
  for (auto const& on : on_its_way_) out.insert(out.end(), on.rows.begin(), on.rows.end());
  return out;
}

std::string SuperiorLink::metrics() const {
  auto const line = [](char const* name, char const* type, char const* help, std::int64_t value) {
    auto const key = std::string{"yidao_superior_"} + name;
    return "# HELP " + key + ' ' + help + "\n# TYPE " + key + ' ' + type + '\n' + key + ' ' +
           std::to_string(value) + '\n';
  };
  return line("last_login_result", "gauge", "Of JT/T 809, 0: accepted, -1: none yet.", state_.last_result) +
         line("online", "gauge", "Whether the platform above has accepted the login.", state_.online) +
         line("logins_total", "counter", "Logins that it accepted.", state_.logins) +
         line("refused_total", "counter", "Logins that it refused.", state_.refused) +
         line("told_total", "counter", "Messages about vehicles sent to it.", state_.told) +
         line("confirmed_total", "counter", "Rows that it has read.", state_.confirmed) +
         line("bad_frames_total", "counter", "Frames from it that were none.", state_.bad_frames);
}

}  // namespace tracking::link
