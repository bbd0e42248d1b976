// Amounts are the engine's; here stand the facts that they need.
#include "modules/settlement/rules/loss.h"

#include <algorithm>

#include "engine/rating/compensation.h"
#include "modules/settlement/rules/refusals.h"

namespace settlement::rules {
namespace {

constexpr base::Money kZero{};

/// Letters and parcels of the post; express mail and goods are a matter of civil law. @source 邮政法 (2015)
/// 45
bool is_universal(Loss const& l) {
  return l.carrier == "china_post" && (l.product == "letter" || l.product == "parcel");
}

/// Of a whole loss without proof: its worth, else the most that is owed, until somebody proves less.
base::Money assumed_loss(Loss const& l) {
  if (l.loss_li > kZero || l.kind != LossKind::lost) return l.loss_li;
  return l.value_li > kZero ? l.value_li : base::Money{l.postage_li.value * 3};
}

bool is_exempt(Loss const& l) {
  if (l.exemption == Exemption::none) return false;
  return l.exemption != Exemption::force_majeure || l.insured_li == kZero;
}

}  // namespace

MissingFact missing_fact(Loss const& l) {
  if (is_exempt(l)) return MissingFact::none;
  auto const has_limit = is_universal(l) && !l.grave && l.insured_li == kZero;
  if (has_limit && !l.registered) return MissingFact::none;
  if (has_limit && l.postage_li == kZero) return MissingFact::postage;
  if (l.loss_li > kZero) return MissingFact::none;
  auto const is_known = l.kind == LossKind::lost && (has_limit || l.insured_li > kZero || l.value_li > kZero);
  return is_known ? MissingFact::none : MissingFact::loss;
}

Loss reckoned(Loss l, agreement::Liability const& terms) {
  l.law_li = l.recharge_li = kZero;
  if (is_exempt(l)) return l;
  rating::Loss asked{.postage = l.postage_li, .loss = assumed_loss(l), .declared = l.insured_li};
  asked.value = l.value_li > kZero ? l.value_li : std::max(l.insured_li, asked.loss);
  asked.whole = l.kind == LossKind::lost;
  asked.registered_letter = l.product == "letter" && l.registered;
  asked.ordinary = !l.registered;
  asked.universal = is_universal(l);
  asked.grave = l.grave;
  l.law_li = rating::compensation_for(asked);
  if (!l.liable || l.liable == l.contractor) return l;
  asked.times_postage = terms.times_postage;
  l.recharge_li = std::min(l.law_li, rating::compensation_for(asked));
  // Nobody can promise away what he does on purpose. @source 民法典 506
  if (!l.grave && terms.cap_per_item_li > kZero)
    l.recharge_li = std::min(l.recharge_li, terms.cap_per_item_li);
  return l;
}

Loss placed(Loss l, Located const& where) {
  auto const& h = where.holding;
  l.located_by = where.by;
  l.liable = h.organisation;
  l.liable_person = h.person;
  l.last_good = h.handover;
  l.first_bad = where.first_bad;
  l.held_node = h.node;
  l.held_waybill = h.waybill;
  l.held_from = h.from_at;
  l.held_until = h.until_at;
  if (!l.irregularity) l.irregularity = where.irregularity;
  return l;
}

base::Result<Loss> assessed(Loss l, Assessment const& a) {
  if (l.state != LossState::open) return refusal::loss_settled;
  if (a.value_li.value % 10 || a.value_li < kZero)
    return base::refuse(refusal::amount_not_fen, {}, "/value_li");
  if (a.loss_li.value % 10 || a.loss_li < kZero) return base::refuse(refusal::amount_not_fen, {}, "/loss_li");
  if (a.kind != LossKind::lost && l.insured_li > kZero && a.value_li == kZero && a.loss_li > kZero)
    return base::refuse(refusal::value_missing, {}, "/value_li");
  if (a.value_li > kZero && a.loss_li > a.value_li)
    return base::refuse(refusal::loss_beyond_value, {}, "/loss_li");
  if (a.postage_li > kZero) l.postage_li = a.postage_li;
  l.kind = a.kind;
  l.value_li = a.value_li;
  l.loss_li = a.loss_li;
  l.grave = a.grave;
  l.exemption = a.exemption;
  if (!a.note.empty()) l.note = a.note;
  return l;
}

bool is_approved_by_rule(Loss const& l, base::Money limit) {
  auto const certain = l.located_by == LocatedBy::handover || l.located_by == LocatedBy::decided ||
                       l.located_by == LocatedBy::opening;
  return certain && !l.grave && l.exemption == Exemption::none && l.law_li <= limit;
}

base::Result<Loss> decided(Loss l, bool approves, PersonId person, base::Instant now) {
  if (l.state == LossState::approved || l.state == LossState::declined) return refusal::loss_settled;
  l.state = approves && l.law_li > kZero ? LossState::approved : LossState::declined;
  l.decided_by = person;
  l.decided_at = now;
  return l;
}

base::Result<Loss> paid(Loss l, OrganisationId side, PersonId person, base::ServiceDate day,
                        std::string reference) {
  if (side != l.contractor) return refusal::not_a_side;
  if (l.state != LossState::approved) return refusal::loss_not_approved;
  if (l.paid_on.yyyymmdd) return refusal::loss_paid;
  l.paid_on = day;
  l.paid_reference = std::move(reference);
  l.paid_by = person;
  ++l.version;
  return l;
}

}  // namespace settlement::rules
