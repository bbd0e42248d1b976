// Conditions and positions of talks.
#include "modules/agreement/service/position.h"

#include "modules/agreement/store/position.h"
#include "platform/json/json.h"

namespace agreement::service {
namespace {

using rules::Condition;
using rules::Position;

std::string subject_for(Condition const& c) {
  return subject_of(c.prospect) + "/condition/" + std::to_string(c.id.value);
}

Condition filled(Condition c, SaveCondition const& r) {
  c.name = r.name;
  c.basis = r.basis;
  c.link = r.link;
  c.way = r.way;
  c.place = r.place;
  c.measure = r.measure;
  c.incident = r.incident;
  c.monthly = r.monthly;
  c.dropped = r.dropped;
  return c;
}

}  // namespace

base::Result<Condition> save_condition(Act& act, SaveCondition const& request) {
  auto const p = TRY(get_open(act.tx, act.hat, request.prospect));
  Condition before;
  before.kind = request.kind;
  if (request.condition) before = TRY(store::get_condition(act.tx, act.region, p.id, request.condition));
  auto c = filled(before, request);
  TRY(rules::check_condition(c));
  if (before.id) {
    c.version = request.version + 1;
    TRY(store::save_condition(act.tx, act.region, c));
  } else {
    c.id = act.make_id<rules::ConditionId>();
    c.prospect = p.id;
    c.seq = std::ssize(store::list_conditions(act.tx, act.region, p.id));
    store::insert_condition(act.tx, act.region, c);
  }
  act.audit("agreement.save_condition", subject_for(c), before.id ? &before : nullptr, &c);
  tell_changed(act, p);
  return c;
}

base::Result<Position> state_position(Act& act, StatePosition const& request) {
  auto const p = TRY(get_open(act.tx, act.hat, request.prospect));
  auto const c = TRY(store::get_condition(act.tx, act.region, p.id, request.condition));
  Position said;
  said.id = act.make_id<rules::PositionId>();
  said.prospect = p.id;
  said.condition = c.id;
  said.side = request.side;
  said.value = request.value;
  said.until = request.until;
  if (c.kind == rules::ConditionKind::tariff) {
    said.further.text = platform::json::render(rules::FurtherTiers{request.further});
    said.tier_mode = request.tier_mode;
    said.guarantee_li = request.guarantee_li;
    said.cap_li = request.cap_li;
  }
  said.text = request.text;
  said.at = act.now;
  said.stated_by = act.hat.person;
  TRY(rules::check_position(c, said, tiers_of));
  store::insert_position(act.tx, act.region, said);
  act.audit("agreement.state_position", subject_for(c), static_cast<Position const*>(nullptr), &said);
  tell_changed(act, p);
  return said;
}

std::vector<TariffTier> tiers_of(Position const& p) {
  rules::FurtherTiers further;
  platform::json::decode(p.further.text, further);  // written by state_position
  std::vector<TariffTier> out{{0, p.value}};
  out.insert(out.end(), further.tiers.begin(), further.tiers.end());
  return out;
}

base::Result<Matrix> matrix_of(Tx& tx, base::Region region, rules::ProspectId prospect) {
  Matrix out;
  out.said = store::list_positions(tx, region, prospect);
  out.rows = TRY(rules::matrix_of(store::list_conditions(tx, region, prospect), out.said, tiers_of));
  out.n_unstated = static_cast<std::int64_t>(rules::n_unstated(out.rows));
  for (auto const& r : out.rows) {
    if (r.condition.dropped) continue;
    out.n_agreed += r.agreed;
    if (r.gap_li) out.gap_li += *r.gap_li;
  }
  return out;
}

}  // namespace agreement::service
