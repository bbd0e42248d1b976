// Hold arithmetic and the order of stops.
#include "modules/mail/rules/waybill.h"

#include <algorithm>

#include "modules/mail/rules/refusals.h"

namespace mail::rules {
namespace {

bool runs(Waybill const& w) {
  return w.state == WaybillState::planned || w.state == WaybillState::loading ||
         w.state == WaybillState::departed;
}

bool exists(std::span<WaybillStop const> stops, std::int64_t seq) {
  return std::ranges::any_of(stops, [seq](auto const& s) { return s.seq == seq; });
}

bool has_left(std::span<WaybillStop const> stops, std::int64_t seq) {
  return std::ranges::any_of(stops, [seq](auto const& s) { return s.seq == seq && s.departed_at.ms != 0; });
}

std::string text_of(Free const& free) {
  auto text = std::to_string(free.weight_g.value / 1000) + " kg, " +
              std::to_string(free.volume_cm3.value / 1000) + " L";
  return free.bags ? text + ", " + std::to_string(*free.bags) + " bags" : text;
}

}  // namespace

Free free_between(Waybill const& w, std::span<Load const> loads, std::int64_t load_seq,
                  std::int64_t unload_seq) {
  // The load changes only where something is loaded: the fullest leg starts at the first stop or at one of
  // those.
  auto weight_max = base::Grams{0};
  auto volume_max = base::CubicCentimetres{0};
  std::int64_t bags_max = 0;
  auto const look_at = [&](std::int64_t leg) {
    auto weight = base::Grams{0};
    auto volume = base::CubicCentimetres{0};
    std::int64_t bags = 0;
    for (auto const& l : loads)
      if (l.load_seq <= leg && leg < l.unload_seq) {
        weight += l.gross_g;
        volume += l.volume_cm3;
        ++bags;
      }
    weight_max = std::max(weight_max, weight);
    volume_max = std::max(volume_max, volume);
    bags_max = std::max(bags_max, bags);
  };
  look_at(load_seq);
  for (auto const& l : loads)
    if (l.load_seq > load_seq && l.load_seq < unload_seq) look_at(l.load_seq);
  return {{w.hold_g.value * kHoldShare / 100 - weight_max.value},
          {w.hold_cm3.value * kHoldShare / 100 - volume_max.value},
          w.hold_bags < 0 ? std::nullopt : std::optional{w.hold_bags - bags_max}};
}

base::Outcome may_load(Waybill const& w, std::span<Load const> others, Load const& bag,
                       std::string const& reason) {
  if (!runs(w)) return base::refuse(refusal::waybill_state_forbids, base::to_name(w.state));
  if (bag.load_seq >= bag.unload_seq || bag.load_seq < w.position) return refusal::stop_unknown;
  auto const free = free_between(w, others, bag.load_seq, bag.unload_seq);
  auto const fits =
      bag.gross_g <= free.weight_g && bag.volume_cm3 <= free.volume_cm3 && free.bags.value_or(1) >= 1;
  if (reason.empty() && !fits) return base::refuse(refusal::hold_full, text_of(free));
  return base::Done{};
}

base::Outcome may_depart(Waybill const& w, std::span<WaybillStop const> stops, std::int64_t seq,
                         DepartureFacts const& facts) {
  if (!runs(w)) return base::refuse(refusal::waybill_state_forbids, base::to_name(w.state));
  auto const first = stops.empty() ? 0 : stops.front().seq;
  auto const here = w.position < 0 ? first : w.position;
  if (seq != here || !exists(stops, seq) || has_left(stops, seq)) return refusal::stop_out_of_order;
  if (seq == first && !facts.held.empty()) return base::refuse(refusal::departure_held, facts.held);
  if (facts.licence_expired) return refusal::licence_expired;
  if (facts.licence_missing) return refusal::licence_missing;
  if (facts.open_handovers > 0 || facts.bags_not_handed_over > 0)
    return base::refuse(refusal::departure_blocked, std::to_string(facts.open_handovers) + " / " +
                                                        std::to_string(facts.bags_not_handed_over));
  return base::Done{};
}

base::Outcome may_arrive(Waybill const& w, std::span<WaybillStop const> stops, std::int64_t seq) {
  if (w.state != WaybillState::departed)
    return base::refuse(refusal::waybill_state_forbids, base::to_name(w.state));
  // Stops without business may be passed without a record, so any later stop is in order.
  if (seq <= w.position || !exists(stops, seq)) return refusal::stop_out_of_order;
  return base::Done{};
}

std::vector<WaybillBag> carried_on(std::span<WaybillBag const> listings, std::int64_t seq) {
  std::vector<WaybillBag> out;
  for (auto const& b : listings)
    if (b.state == LoadState::loaded && b.unload_seq <= seq) out.push_back(b);
  return out;
}

Waybill departed(Waybill w, std::int64_t seq, base::Instant now) {
  w.state = WaybillState::departed;
  w.position = seq;
  w.changed_at = now;
  ++w.version;
  return w;
}

Waybill arrived(Waybill w, std::span<WaybillStop const> stops, std::int64_t seq, base::Instant now) {
  w.position = seq;
  if (!stops.empty() && seq == stops.back().seq) w.state = WaybillState::completed;
  w.changed_at = now;
  ++w.version;
  return w;
}

}  // namespace mail::rules
