// Who may take an item from the shelf.
#include "modules/mail/rules/delivery.h"

#include "modules/mail/rules/item.h"
#include "modules/mail/rules/refusals.h"

namespace mail::rules {
namespace {

base::Outcome may_take(Item const& item, Delivery const& d, std::string const& shown_code) {
  if (item.destination != d.node) return refusal::not_its_point;
  auto const by_code = !item.pickup_code.empty() && shown_code == item.pickup_code;
  auto const by_tail = !item.receiver_tail.empty() && shown_code == item.receiver_tail && !d.evidence.empty();
  if (!by_code && !by_tail) return base::refuse(refusal::pickup_code_wrong, {}, "/code");
  if (d.kind == DeliveryKind::proxy && (d.receiver_name.empty() || d.evidence.empty()))
    return base::refuse(refusal::proof_missing, {}, "/receiver_name");
  auto const due = item.direction == Direction::returning ? base::Money{} : item.cod_li;
  if (d.collected_li != due)
    return base::refuse(refusal::cash_differs, std::to_string(due.value), "/collected_li");
  return base::Done{};
}

}  // namespace

base::Result<Item> shelved(Item item, NodeId here, std::string shelf, std::string code, base::Instant now) {
  if (item.node != here) return refusal::item_elsewhere;
  if (item.destination != here) return refusal::not_its_point;
  auto waiting = TRY(apply(std::move(item), ItemAction::wait, now));
  waiting.shelf = std::move(shelf);
  waiting.pickup_code = std::move(code);
  waiting.waiting_since = now;
  return waiting;
}

base::Result<Item> unshelved(Item item, base::Instant now) {
  if (item.state != ItemState::waiting) return base::refuse(refusal::item_state_forbids, base::to_name(item.state));
  return apply(std::move(item), ItemAction::arrive, now);
}

base::Result<Item> handed_out(Item item, Delivery const& d, std::string const& shown_code, base::Instant now) {
  if (item.node != d.node) return refusal::item_elsewhere;
  if (item.state != ItemState::waiting && item.state != ItemState::accepted)
    return base::refuse(refusal::item_state_forbids, base::to_name(item.state));
  if (d.kind == DeliveryKind::collected || d.kind == DeliveryKind::proxy) {
    TRY(may_take(item, d, shown_code));
    auto done = TRY(apply(std::move(item), ItemAction::deliver, now));
    done.node = {};
    return done;
  }
  if (d.reason.empty()) return base::refuse(refusal::reason_missing, {}, "/reason");
  if (d.kind == DeliveryKind::failed) {
    item.changed_at = now;
    ++item.version;
    return item;
  }
  return turn_back(std::move(item), now);
}

bool is_overdue(Item const& item, base::Instant now) {
  return item.state == ItemState::waiting && now.ms - item.waiting_since.ms > kDaysOnShelf * 86'400'000;
}

}  // namespace mail::rules
