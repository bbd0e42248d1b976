// The item's state table and the three checks.
#include "modules/mail/rules/item.h"

#include <algorithm>
#include <array>
#include <utility>

#include "modules/mail/rules/refusals.h"

namespace mail::rules {
namespace {

using S = ItemState;
using A = ItemAction;

constexpr Transition<S, A> kTable[] = {
    {S::advised, A::accept, S::accepted},    {S::advised, A::arrive, S::accepted},
    {S::advised, A::refuse, S::refused},     {S::advised, A::lose, S::lost},
    {S::advised, A::isolate, S::isolated},   {S::accepted, A::arrive, S::accepted},
    {S::accepted, A::bag, S::bagged},        {S::accepted, A::wait, S::waiting},
    {S::accepted, A::deliver, S::delivered}, {S::accepted, A::isolate, S::isolated},
    {S::accepted, A::refuse, S::refused},    {S::accepted, A::leave, S::left},
    {S::accepted, A::lose, S::lost},         {S::accepted, A::bury, S::dead},
    {S::bagged, A::unbag, S::accepted},      {S::bagged, A::lose, S::lost},
    {S::bagged, A::leave, S::left},          {S::waiting, A::deliver, S::delivered},
    {S::waiting, A::arrive, S::accepted},    {S::waiting, A::isolate, S::isolated},
    {S::waiting, A::lose, S::lost},          {S::waiting, A::bury, S::dead},
    {S::isolated, A::release, S::accepted},  {S::isolated, A::refuse, S::refused},
    {S::isolated, A::bury, S::dead},         {S::isolated, A::surrender, S::surrendered},
    {S::lost, A::find, S::accepted},         {S::advised, A::withdraw, S::withdrawn},
    {S::withdrawn, A::arrive, S::accepted},
};

int bit(CheckKind kind) { return 1 << static_cast<int>(kind); }

void leave_shelf(Item& item) {
  item.shelf.clear();
  item.pickup_code.clear();
  item.waiting_since = {};
}

}  // namespace

std::span<Transition<ItemState, ItemAction> const> item_transitions() { return kTable; }

base::Result<Item> apply(Item item, ItemAction action, base::Instant now) {
  auto const to = next_state(item_transitions(), item.state, action);
  if (!to) return base::refuse(refusal::item_state_forbids, base::to_name(item.state));
  // Off the shelf by another way than over the counter: the code that was told opens nothing any more.
  if (item.state == S::waiting && *to != S::delivered) leave_shelf(item);
  item.state = *to;
  item.changed_at = now;
  ++item.version;
  return item;
}

base::Outcome may_go_back(Item const& item) {
  if (item.prohibited) return base::refuse(refusal::surrender_only, std::to_string(item.prohibited));
  return base::Done{};
}

bool is_living(Item const& item) {
  return item.state == S::advised || item.state == S::accepted || item.state == S::bagged ||
         item.state == S::waiting || item.state == S::isolated;
}

base::Outcome check_size(Item const& item, SizeLimits const& limits) {
  if (item.weight_g > limits.weight_g) return base::refuse(refusal::too_heavy, {}, "/weight_g");
  auto const longest = std::max({item.length_mm, item.width_mm, item.height_mm});
  if (longest > limits.side_mm || item.length_mm + item.width_mm + item.height_mm > limits.sum_mm)
    return base::refuse(refusal::too_large, {}, "/length_mm");
  return base::Done{};
}

base::CubicCentimetres volume_of(Item const& item) {
  return {item.length_mm.value * item.width_mm.value * item.height_mm.value / 1000};
}

base::Grams volumetric_weight(Item const& item, std::int64_t divisor_cm3_per_kg) {
  return {volume_of(item).value * 1000 / divisor_cm3_per_kg};
}

base::Outcome check_may_be_recorded(Item const& item, Check const& check) {
  if (item.state != S::advised && item.state != S::accepted)
    return base::refuse(refusal::item_state_forbids, base::to_name(item.state));
  auto const earlier = bit(check.kind) - 1;
  if ((item.checks & earlier) != earlier) return refusal::check_out_of_order;
  if (check.result == CheckResult::attested) {
    if (item.direction != Direction::inbound || item.manifest.empty()) return refusal::check_not_attested;
    return base::Done{};
  }
  if (check.kind == CheckKind::real_name && (check.document_kind.empty() || check.document_hash.empty()))
    return base::refuse(refusal::check_needs_document, {}, "/document_number");
  if (check.kind == CheckKind::content && check.category.empty())
    return base::refuse(refusal::check_needs_category, {}, "/category");
  if (check.kind == CheckKind::security && check.machine.empty())
    return base::refuse(refusal::check_needs_machine, {}, "/machine");
  return base::Done{};
}

base::Result<Item> with_check(Item item, Check const& check) {
  TRY(check_may_be_recorded(item, check));
  if (check.result == CheckResult::failed) {
    item.checks &= ~bit(check.kind);
    return apply(std::move(item), A::isolate, check.at);
  }
  item.checks |= bit(check.kind);
  item.changed_at = check.at;
  ++item.version;
  return item;
}

bool has_all_checks(Item const& item) { return item.checks == 7; }

bool is_empties(Item const& item) { return item.product == "empties"; }

base::Result<Item> measured(Item item, Measures const& m, base::Instant now) {
  if (item.state != S::accepted && item.state != S::waiting && item.state != S::isolated)
    return base::refuse(refusal::item_state_forbids, base::to_name(item.state));
  item.weight_g = m.weight_g;
  if (m.length_mm.value) item.length_mm = m.length_mm;
  if (m.width_mm.value) item.width_mm = m.width_mm;
  if (m.height_mm.value) item.height_mm = m.height_mm;
  TRY(check_size(item, {}));
  item.changed_at = now;
  ++item.version;
  return item;
}

base::Result<Item> turn_back(Item item, base::Instant now) {
  if (item.state != S::accepted && item.state != S::waiting)
    return base::refuse(refusal::item_state_forbids, base::to_name(item.state));
  if (item.direction == Direction::returning) return base::refuse(refusal::item_state_forbids, "returning");
  std::swap(item.sender_name, item.receiver_name);
  std::swap(item.sender_phone, item.receiver_phone);
  std::swap(item.sender_address, item.receiver_address);
  item.receiver_tail =
      item.receiver_phone.size() >= 4 ? item.receiver_phone.substr(item.receiver_phone.size() - 4) : "";
  std::swap(item.origin, item.destination);
  item.direction = Direction::returning;
  item.state = S::accepted;
  leave_shelf(item);
  item.plan_trip = {};
  item.plan_next = {};
  item.changed_at = now;
  ++item.version;
  return item;
}

}  // namespace mail::rules
