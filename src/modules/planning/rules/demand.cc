// Readiness, size and number of loads.
#include "modules/planning/rules/demand.h"

#include <algorithm>

namespace planning::rules {
namespace {

std::int64_t priority_of(mail::BagKind kind) {
  switch (kind) {
    case mail::BagKind::insured:
      return 5;
    case mail::BagKind::registered:
      return 2;
    case mail::BagKind::ordinary:
    case mail::BagKind::empties:
      return 1;
  }
  return 1;
}

}  // namespace

void Demand::push(Load load) {
  load.seq = std::ssize(loads_);
  load.node = load.origin;
  load.ready = std::max(load.ready, as_of_);  // its promise counts from when the mail was ready
  loads_.push_back(std::move(load));
}

void Demand::leave_out(std::vector<Load> const& planned, base::ServiceTime now) {
  for (auto const& load : planned) {
    if (load.way == LoadWay::tomorrow || load.gone || load.departs <= now) continue;
    if (load.bag) planned_bags_.insert(load.bag);
    if (load.bag || load.source == LoadSource::forecast) continue;
    auto& sum = planned_[{load.source, load.origin, load.destination, load.needs}];
    sum.n_items += load.n_items;
    sum.weight_g += load.weight_g.value;
    sum.volume_cm3 += load.volume_cm3.value;
  }
}

Demand::Bulk Demand::rest_of(Relation const& relation, Bulk bulk) {
  auto const found = planned_.find(relation);
  if (found == planned_.end()) return bulk;
  auto& sum = found->second;
  auto const take = [](std::int64_t& whole, std::int64_t& part) {
    auto const both = std::min(whole, part);
    whole -= both;
    part -= both;
  };
  take(bulk.n_items, sum.n_items);
  take(bulk.weight_g, sum.weight_g);
  take(bulk.volume_cm3, sum.volume_cm3);
  return bulk;
}

void Demand::add(mail::Bag const& bag, std::vector<std::string> const& products) {
  if (planned_bags_.contains(bag.id)) return;
  Load load{.source = LoadSource::bag, .bag = bag.id, .origin = bag.node, .destination = bag.destination};
  auto const sealed = (bag.sealed_at.ms - base::instant_of(day_, {0}).ms) / 1000;
  load.ready = {static_cast<std::int32_t>(std::max<std::int64_t>(sealed, 0))};
  load.promise = promise_of(settings_, load.ready);
  load.n_items = bag.n_items;
  load.priority = priority_of(bag.kind);
  load.weight_g = bag.gross_g;
  if (products.size() == 1) load.product = products.front();
  for (auto const& product : products) load.needs |= needs_of(settings_, product);
  auto const usual_cm3 = bag.gross_g.value * settings_.cm3_a_kg / 1000;
  load.volume_cm3 = {bag.volume_cm3.value ? bag.volume_cm3.value : usual_cm3};
  push(std::move(load));
}

void Demand::add(mail::LooseMail m, std::vector<mail::LooseShare> const& shares) {
  for (auto const& s : shares) {
    auto const needs = needs_of(settings_, s.product);
    auto const is_of = s.node == m.node && s.destination == m.destination && s.announced == m.announced;
    if (!needs || !is_of || s.urgent != m.urgent) continue;
    auto part = m;
    part.n_items = s.n_items;
    part.weight_g = s.weight_g;
    part.volume_cm3 = s.volume_cm3;
    part.unmeasured_g = s.unmeasured_g;
    m.n_items -= s.n_items;
    m.weight_g -= s.weight_g;
    m.volume_cm3 -= s.volume_cm3;
    m.unmeasured_g -= s.unmeasured_g;
    add_loose(part, s.product, needs);
  }
  add_loose(m, {}, 0);
}

void Demand::add_loose(mail::LooseMail const& m, std::string const& product, std::int64_t needs) {
  Load load{.source = m.announced ? LoadSource::announced : LoadSource::loose,
            .origin = m.node,
            .destination = m.destination};
  auto const here = m.announced ? std::max(settings_.trunk_arrives, as_of_) : as_of_;
  load.ready = {here.seconds + static_cast<std::int32_t>(settings_.sealing_s.value)};
  load.promise = promise_of(settings_, load.ready);
  load.priority = m.urgent ? 3 : 1;
  load.product = product;
  load.needs = needs;
  auto const volume = m.volume_cm3.value + m.unmeasured_g.value * settings_.cm3_a_kg / 1000;
  auto const rest =
      rest_of({load.source, m.node, m.destination, needs}, {m.n_items, m.weight_g.value, volume});
  if (rest.n_items > 0) add_parts(std::move(load), rest);
}

void Demand::add(Usual const& usual, bool from_centre) {
  auto const more = usual.n_items - known_items(usual.origin, usual.destination);
  if (more <= 0) return;
  Load load{.source = LoadSource::forecast, .origin = usual.origin, .destination = usual.destination};
  auto const here = std::max(from_centre ? settings_.trunk_arrives : settings_.collected_by, as_of_);
  load.ready = {here.seconds + static_cast<std::int32_t>(settings_.sealing_s.value)};
  load.promise = promise_of(settings_, load.ready);
  auto const weight = usual.weight_g.value * more / usual.n_items;
  add_parts(std::move(load), {more, weight, weight * settings_.cm3_a_kg / 1000});
}

void Demand::add_parts(Load load, Bulk const& bulk) {
  auto const parts =
      std::max<std::int64_t>(1, (bulk.weight_g + settings_.bag_g.value - 1) / settings_.bag_g.value);
  auto const share = [parts](std::int64_t whole, std::int64_t i) {
    return whole * (i + 1) / parts - whole * i / parts;
  };
  for (std::int64_t i = 0; i < parts; ++i) {
    load.n_items = share(bulk.n_items, i);
    load.weight_g = {share(bulk.weight_g, i)};
    load.volume_cm3 = {share(bulk.volume_cm3, i)};
    push(load);
  }
}

std::int64_t Demand::known_items(NodeId origin, NodeId destination) const {
  std::int64_t n = 0;
  for (auto const& l : loads_)
    if (l.source != LoadSource::forecast && l.origin == origin && l.destination == destination)
      n += l.n_items;
  return n;
}

}  // namespace planning::rules
