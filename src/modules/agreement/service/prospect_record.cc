// Events carry keys only: people of the other side with wide reach receive them too.
#include "modules/agreement/service/prospect_record.h"

#include <algorithm>

#include "modules/agreement/rules/refusals.h"
#include "modules/agreement/store/position.h"
#include "modules/agreement/store/prospect.h"
#include "modules/agreement/store/prospect_talk.h"

namespace agreement::service {
namespace {

using platform::auth::Hat;
using platform::auth::Reach;
using rules::Prospect;

struct ProspectWord {
  rules::ProspectId prospect;
  rules::ProspectState state{};
};
DESCRIBE(ProspectWord, "A prospect has changed.", FIELD(prospect, "which"),
         FIELD(state, "whether talks go on"))

}  // namespace

base::Outcome check_talks(Hat const& hat) {
  if (hat.reach == Reach::node || hat.reach == Reach::own) return refusal::talks_out_of_reach;
  return base::Done{};
}

base::Result<Prospect> get_prospect(Tx& tx, Hat const& hat, rules::ProspectId id) {
  TRY(check_talks(hat));
  auto p = TRY(store::get_prospect(tx, hat.region, id));
  if (p.organisation != hat.organisation) return refusal::prospect_unknown;
  return p;
}

base::Result<Prospect> get_open(Tx& tx, Hat const& hat, rules::ProspectId id) {
  auto p = TRY(get_prospect(tx, hat, id));
  if (p.state != rules::ProspectState::open) return refusal::prospect_ended;
  return p;
}

rules::Known known_of(Tx& tx, base::Region region, rules::ProspectId id) {
  rules::Known k;
  k.n_contacts = static_cast<std::size_t>(
      std::ranges::count(store::list_contacts(tx, region, id), false, &rules::Contact::retired));
  k.n_follow_ups = store::list_follow_ups(tx, region, id).size();
  auto const conditions = store::list_conditions(tx, region, id);
  k.n_conditions =
      static_cast<std::size_t>(std::ranges::count(conditions, false, &rules::Condition::dropped));
  if (auto const rows = rules::matrix_of(conditions, store::list_positions(tx, region, id)))
    k.n_unstated = rules::n_unstated(rows.value());
  k.n_letters = store::list_letters(tx, region, id).size();
  for (auto const& t : store::list_ticks(tx, region, id)) k.ticked.push_back(t.point);
  return k;
}

std::string subject_of(rules::ProspectId id) { return "agreement/prospect/" + std::to_string(id.value); }
std::string contact_source_of(rules::ProspectId id) { return subject_of(id) + "/contact"; }

void tell_changed(Act& act, Prospect const& p) {
  act.record(events::kProspectChanged, subject_of(p.id), {}, ProspectWord{p.id, p.state});
}

base::Outcome store_changed(Act& act, char const* what, Prospect const& before, Prospect const& after) {
  TRY(store::save_prospect(act.tx, act.region, after));
  act.audit(what, subject_of(after.id), &before, &after);
  tell_changed(act, after);
  return base::Done{};
}

}  // namespace agreement::service
