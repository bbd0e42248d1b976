// Work, strike, look, ask again.
#include "crash.h"

#include <chrono>
#include <csignal>

namespace faults {

using testing_support::HttpClient;

CrashedCounty::CrashedCounty(County county, unsigned seed, int hands)
    : county_{std::move(county)}, chance_{seed}, server_{std::make_unique<Server>(county_.place)} {
  for (int i = 0; i < hands; ++i) {
    auto const& keeper = county_.keepers[static_cast<std::size_t>(i / 2) % county_.keepers.size()];
    hands_.emplace_back(Hands::Post{sign_in(server_->port(), keeper.login), keeper.village, county_.centre}, chance_());
  }
  asked_.resize(hands_.size());
}

void CrashedCounty::work_until_struck(std::function<void()> const& strike) {
  std::atomic<bool> stop{false};
  std::vector<std::thread> threads;
  for (auto& hands : hands_)
    threads.emplace_back([&, port = server_->port()] { hands.work(port, stop); });
  std::this_thread::sleep_for(std::chrono::milliseconds{100 + chance_() % 900});
  strike();
  stop = true;
  for (auto& t : threads) t.join();
  ++tally_.rounds;
}

void CrashedCounty::restart() {
  server_->process().wait();
  examine("after the kill");
  start_again();
}

void CrashedCounty::start_again() {
  server_.reset();
  server_ = std::make_unique<Server>(county_.place);
}

void CrashedCounty::examine(char const* when) {
  for (auto const& violation : find_violations(county_.place)) fault(std::string{when} + ": " + violation);
  if (run_yidao(county_, {"journal", "verify"}) != 0) fault(std::string{when} + ": the journal does not verify");
}

void CrashedCounty::ask_again() {
  for (std::size_t i = 0; i < hands_.size(); ++i) {
    ask_again(hands_[i], asked_[i]);
    asked_[i] = hands_[i].sent().size();
  }
}

void CrashedCounty::ask_again(Hands& hands, std::size_t from) {
  HttpClient client{server_->port()};
  for (auto i = from; i < hands.sent().size(); ++i) {
    auto& s = hands.sent()[i];
    auto const reply = repeat(client, s);
    if (!s.certain()) {
      ++tally_.uncertain;
      s.status = reply.status;
      s.answer = reply.body;
      if (!s.certain()) fault(s.path + " " + s.id + " has no outcome: " + std::to_string(reply.status));
      continue;
    }
    ++(s.status == 200 ? tally_.acknowledged : tally_.refused);
    if (reply.status != s.status || reply.body != s.answer)
      fault(s.path + " " + s.id + " was answered " + std::to_string(s.status) + " " + s.answer + " and is now " +
            std::to_string(reply.status) + " " + reply.body);
    tally_.replayed += reply.headers.contains("idempotency-replayed");
  }
}

std::map<int, int> CrashedCounty::statuses() const {
  std::map<int, int> out;
  for (auto const& hands : hands_)
    for (auto const& s : hands.sent()) ++out[s.status];
  return out;
}

void CrashedCounty::conclude() {
  auto const counted = tally_;
  for (auto& hands : hands_) ask_again(hands, 0);
  auto faults = std::move(tally_.faults);
  tally_ = counted;
  tally_.faults = std::move(faults);
  server_->process().signal(SIGTERM);
  if (auto const code = server_->process().wait(); code != 0) fault("ended with " + std::to_string(code));
  examine("at the end");
}

}  // namespace faults
