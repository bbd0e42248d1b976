// Books of who is connected.
#include "modules/tracking/link/switchboard.h"

#include <utility>

#include "modules/tracking/link/session.h"

namespace tracking::link {

Switchboard::Switchboard(service::Books& books, Surroundings surroundings)
    : around{std::move(surroundings)},
      intake{books, counts,
             {around.post,
              [this](SessionKey key, std::string_view frame) {
                if (auto* const session = find(key)) session->send(frame);
              },
              [this] {
                for (auto const key : std::exchange(waiting_, {}))
                  if (auto* const session = find(key)) session->resume();
              }}} {}

SessionKey Switchboard::enter(TerminalSession& session) {
  sessions_.emplace(++last_key_, &session);
  return last_key_;
}

void Switchboard::leave(SessionKey key, std::string const& address) {
  sessions_.erase(key);
  auto const now = around.clock();
  std::erase_if(connected_, [&](auto const& entry) {
    if (entry.second.session != key) return false;
    intake.add_link({entry.first, around.gateway, address, entry.second.since, now});
    return true;
  });
}

TerminalSession* Switchboard::find(SessionKey key) const {
  auto const found = sessions_.find(key);
  return found == sessions_.end() ? nullptr : found->second;
}

void Switchboard::attach(TerminalId terminal, SessionKey key, std::string const& address) {
  auto const now = around.clock();
  auto const old = std::exchange(connected_[terminal], {key, now});
  if (auto* const session = old.session && old.session != key ? find(old.session) : nullptr) {
    ++counts.displaced;
    session->displaced(terminal);
  }
  intake.add_link({terminal, around.gateway, address, now, {}});
}

void Switchboard::tell(service::News const& news) {
  for (auto const& changed : news.changed)
    if (auto const found = connected_.find(changed.id); found != connected_.end())
      if (auto* const session = find(found->second.session)) session->terminal_changed(changed);
  for (auto const& link : news.elsewhere)
    if (auto const found = connected_.find(link.terminal);
        found != connected_.end() && found->second.since < link.connected_at)
      if (auto* const session = find(found->second.session)) ++counts.displaced, session->displaced(link.terminal);
  for (auto const& command : news.queued)
    if (auto const found = connected_.find(command.terminal); found != connected_.end())
      if (auto* const session = find(found->second.session)) session->command(command);
}

void Switchboard::quarantine(rules::Quarantined bytes) {
  constexpr std::int64_t kOfASecond = 50;
  auto const second = bytes.received_at.ms / 1000;
  if (std::exchange(quarantine_second_, second) != second) quarantined_ = 0;
  if (++quarantined_ <= kOfASecond) intake.add_quarantined(std::move(bytes));
}

}  // namespace tracking::link
