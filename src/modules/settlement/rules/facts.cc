// Each kind of event by its own rule; ids of evidence are given later, in order of time.
#include "modules/settlement/rules/facts.h"

#include <algorithm>
#include <set>

#include "modules/settlement/rules/period.h"

namespace settlement::rules {
namespace {

using mail::CarrierTrip;
using mail::DecidedIrregularity;
using mail::ServedItems;
using mail::SignedLine;
using rating::Basis;
using rating::Fact;
using rating::Link;

rating::Way way_of(mail::Direction d) {
  if (d == mail::Direction::inbound) return rating::Way::down;
  return d == mail::Direction::outbound ? rating::Way::up : rating::Way::back;
}

std::int64_t find(std::map<std::string, std::int64_t, std::less<>> const& keys, std::string const& code) {
  auto const at = keys.find(code);
  return at == keys.end() ? -1
                          : at->second;  // -1 is no line and no product: only what speaks of all of them fits
}

rating::Place place_of(Keys const& keys, NodeId node) {
  auto const at = keys.places.find(node);
  return at == keys.places.end() ? rating::Place::centre : at->second;
}

Evidence evidence_of(EvidenceKind kind, SignedLine const& l) {
  return {kind, l.handover.value, l.line, l.code, l.product, l.direction, l.signed_at, l.node, l.route};
}

Evidence evidence_of(EvidenceKind kind, ServedItems const& s) {
  return {kind, s.subject, 0, s.code, s.product, s.direction, s.at, s.node, ""};
}

Evidence evidence_of(CarrierTrip const& t) {
  return {EvidenceKind::trip, t.waybill.value, 0, t.number, "", {}, t.planned_departure, {}, t.route};
}

Evidence evidence_of(DecidedIrregularity const& i) {
  auto const& code = i.item_number.empty() ? i.number : i.item_number;
  return {EvidenceKind::irregularity, i.irregularity.value, 0, code, "", {}, i.decided_at, {}, ""};
}

Evidence evidence_of(mail::UnscannedLine const& l) {
  return {EvidenceKind::handover, l.handover.value, l.line, l.code, "", {}, l.signed_at, l.node, l.route};
}

/// A reader of one day's events for two sides.
class Reader {
 public:
  Reader(Sides const& sides, Keys const& keys) : sides_{sides}, keys_{keys} {}

  void take(SignedLine const& l) {
    auto const between = (l.giver == sides_.payee && l.receiver == sides_.payer) ||
                         (l.giver == sides_.payer && l.receiver == sides_.payee);
    if (between) add(evidence_of(EvidenceKind::handover, l), Link::handover, l);
    if (l.waybill && l.to_node && l.giver == sides_.payee)
      add(evidence_of(EvidenceKind::carriage, l), Link::transport, l);
  }

  void take(EvidenceKind kind, Link link, ServedItems const& s) {
    if (s.organisation != sides_.payee) return;
    Fact f{.link = link, .product = find(keys_.products, s.product), .way = way_of(s.direction)};
    f.line = -1;
    f.place = place_of(keys_, s.node);
    f.weight = {s.n_items ? s.weight_g.value / s.n_items : 0};
    f.quantity(Basis::item) = s.n_items;
    f.quantity(Basis::kg) = s.weight_g.value;
    if (kind == EvidenceKind::delivery) f.quantity(Basis::revenue) = s.postage_li.value;
    out.occurrences.push_back({evidence_of(kind, s), f, {}});
  }

  void take(CarrierTrip const& t) {
    if (t.carrier != sides_.payee) return;
    auto const evidence = evidence_of(t);
    if (t.departed_at.ms == 0) {
      if (t.n_bags > 0) out.incidences.push_back({evidence, rating::Incident::missed_trip});
      return;
    }
    if (t.n_carried == 0) return;  // a trip without mail is the passengers' alone
    Fact f{.link = Link::transport, .line = find(keys_.lines, t.route), .product = -1};
    f.quantity(Basis::trip) = 1;
    auto const length = keys_.metres.find(t.trip);
    f.quantity(Basis::km) = length == keys_.metres.end() ? 0 : length->second;
    out.occurrences.push_back({evidence, f, {}});
    if (t.departed_at.ms - t.planned_departure.ms > keys_.late_after.value * 1000)
      out.incidences.push_back({evidence, rating::Incident::late_trip});
  }

  void take(DecidedIrregularity const& i) {
    if (i.liable != sides_.payee) return;
    auto const evidence = evidence_of(i);
    if (i.kind == "seal_differs") out.incidences.push_back({evidence, rating::Incident::broken_seal});
    if (i.kind != "missing") return;
    out.incidences.push_back({evidence, rating::Incident::lost_item});
  }

  void take(mail::UnscannedLine const& l) {
    if (l.carrier != sides_.payee) return;
    out.incidences.push_back({evidence_of(l), rating::Incident::missing_scan});
  }

  void take(ApprovedLoss const& l) {
    if (l.agreement != sides_.agreement) return;
    auto const payee_owes = l.liable == sides_.payee && l.contractor == sides_.payer;
    if (!payee_owes && (l.liable != sides_.payer || l.contractor != sides_.payee)) return;
    Evidence const evidence{EvidenceKind::loss, l.loss, 0, l.number, "", {}, l.decided_at, {}, ""};
    out.compensations.push_back(
        {evidence, payee_owes ? base::Money{} - l.recharge_li : l.recharge_li, l.grave});
  }

  Facts out;

 private:
  void add(Evidence evidence, Link link, SignedLine const& l) {
    Fact f{.link = link, .line = find(keys_.lines, l.route), .product = find(keys_.products, l.product)};
    f.way = way_of(l.direction);
    f.place = place_of(keys_, l.to_node ? l.to_node : l.node);
    f.weight = {l.n_items ? l.weight_g.value / l.n_items : l.weight_g.value};
    f.quantity(Basis::item) = l.n_items;
    f.quantity(Basis::kg) = l.weight_g.value;
    f.quantity(Basis::bag) = l.n_bags;
    if (link == Link::handover && !l.to_node && !l.waybill) f.quantity(Basis::revenue) = l.postage_li.value;
    std::pair<std::int64_t, std::int64_t> ride;
    if (l.waybill) ride = {l.waybill.value, l.bag ? l.bag.value : -l.item.value};
    out.occurrences.push_back({std::move(evidence), f, ride});
  }

  Sides const& sides_;
  Keys const& keys_;
};

}  // namespace

Facts facts_of(DayEvents const& day, Sides const& sides, Keys const& keys) {
  Reader reader{sides, keys};
  for (auto const& l : day.lines) reader.take(l);
  for (auto const& s : day.sealed) reader.take(EvidenceKind::sealing, Link::sorting, s);
  for (auto const& s : day.delivered) reader.take(EvidenceKind::delivery, Link::delivery, s);
  for (auto const& t : day.trips) reader.take(t);
  for (auto const& i : day.irregularities) reader.take(i);
  for (auto const& l : day.losses) reader.take(l);
  for (auto const& l : day.unscanned) reader.take(l);
  return std::move(reader.out);
}

std::vector<Occurrence> line_months_of(std::vector<DayEvents const*> const& days, Sides const& sides,
                                       Keys const& keys) {
  std::map<std::string, std::int64_t> served;
  for (auto const* d : days) {
    std::set<std::string> today;
    for (auto const& t : d->trips)
      if (t.carrier == sides.payee && t.departed_at.ms && t.n_carried > 0) today.insert(t.route);
    for (auto const& route : today) ++served[route];
  }
  std::vector<Occurrence> out;
  for (auto const& [route, n] : served) {
    auto const line = find(keys.lines, route);
    auto const at = beginning_of(days.front()->day);
    Fact f{.link = Link::transport, .line = line, .product = -1};
    f.quantity(Basis::line_month) = n;
    out.push_back({{EvidenceKind::line_month, line, 0, route, "", {}, at, {}, route}, f, {}});
  }
  return out;
}

}  // namespace settlement::rules
