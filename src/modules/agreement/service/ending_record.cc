// Notices stored, and what follows from them for versions.
#include "modules/agreement/service/ending_record.h"

#include <algorithm>
#include <charconv>

#include "modules/agreement/service/reach.h"
#include "modules/agreement/service/terms.h"
#include "modules/agreement/store/ending.h"
#include "modules/agreement/store/version.h"
#include "platform/approval/store.h"

namespace agreement::service {
namespace {

using rules::Ending;
using rules::Version;

base::Result<HeldEnding> load(Tx& tx, base::Region region, rules::EndingId id) {
  auto ending = TRY(store::get_ending(tx, region, id));
  auto agreement = TRY(store::get_agreement(tx, region, ending.agreement));
  return HeldEnding{std::move(agreement), std::move(ending)};
}

}  // namespace

bool is_shown(platform::auth::Hat const& hat, Ending const& e) {
  return e.given_at.ms != 0 || hat.organisation == e.giver;
}

base::Result<HeldEnding> get_ending_to_act(Act& act, rules::EndingId id) {
  auto held = TRY(load(act.tx, act.region, id));
  TRY(check_acts(act.hat, held.agreement));
  if (!is_shown(act.hat, held.ending)) return refusal::ending_unknown;
  return held;
}

base::Result<HeldEnding> get_ending_to_see(Look& look, rules::EndingId id) {
  auto held = TRY(load(look.tx, look.region, id));
  TRY(check_seen(look.hat, held.agreement));
  if (!is_shown(look.hat, held.ending)) return refusal::ending_unknown;
  return held;
}

std::string subject_of(rules::EndingId id) { return kEndingSubject + std::to_string(id.value); }

base::Outcome store_ending(Act& act, char const* what, Ending const* before, Ending const& after) {
  TRY(store::put_ending(act.tx, act.region, after));
  act.audit(what, subject_of(after.id), before, &after);
  act.record(events::kEndingChanged, subject_of(after.id), {}, EndingFact{after.id, after.agreement});
  return base::Done{};
}

bool store_ending_by_clock(Tx& tx, base::Region region, base::Instant now, Ending const& after) {
  if (!store::put_ending(tx, region, after).ok()) return false;
  platform::event::Event e;
  e.id = {base::ids_of_thread().next(now.ms)};
  e.type = events::kEndingChanged;
  e.subject = subject_of(after.id);
  e.at = e.happened_at = now;
  e.organisation = after.giver;
  e.data = {platform::json::render(EndingFact{after.id, after.agreement})};
  platform::event::append(tx, region, e);
  message::settle(tx, region, now, subject_of(after.id), {});
  return true;
}

message::NewTask task_of(Ending const& e, std::string kind, std::string const& step) {
  message::NewTask task;
  task.kind = std::move(kind);
  task.source = subject_of(e.id) + '/' + step;
  task.topic = e.number;
  task.path = "/agreement/agreements/" + std::to_string(e.agreement.value) + "?part=ending";
  return task;
}

void ask_party(Tx& tx, base::Region region, base::Instant now, message::NewTask task, OrganisationId party,
               std::string const& post) {
  task.to = {{}, party, post_there(tx, region, now, party, post), {}};
  message::ask(tx, region, now, task);
}

void settle_ending(Act& act, rules::EndingId id, std::string const& step) {
  message::settle(act.tx, act.region, act.now, subject_of(id) + (step.empty() ? "" : '/' + step),
                  act.hat.person);
}

std::vector<Version> current_of(Tx& tx, base::Region region, AgreementId agreement) {
  auto out = store::list_versions(tx, region, agreement);
  std::erase_if(out, [](Version const& v) {
    return v.state != VersionState::sealed && v.state != VersionState::in_force;
  });
  std::ranges::stable_sort(out, {}, &Version::from_day);
  return out;
}

rules::Measured measured_by(std::vector<Version> const& versions, base::Instant now) {
  rules::Measured out{clauses_of(versions.front()).exit, {}, base::service_date_of(now)};
  for (auto const& v : versions) out.last_day = std::max(out.last_day, rules::last_day_of(v));
  return out;
}

base::Outcome apply_end(Act& act, AgreementId agreement) {
  auto const end = rules::end_of(store::list_endings(act.tx, act.region, agreement));
  for (auto const& before : current_of(act.tx, act.region, agreement)) {
    if (before.ended_on == end) continue;
    auto after = before;
    after.ended_on = end;
    ++after.version;
    TRY(store_changed(act, "agreement.end_version", before, after));
    settle_for(act.tx, act.region, act.now, after.id, "expiry", act.hat.person);
  }
  return base::Done{};
}

bool find_overdue_ending(Tx& tx, base::Region region, base::Instant now,
                         platform::approval::Process const& p) {
  namespace approval = platform::approval;
  constexpr std::string_view kBeginning{kEndingSubject};
  if (!p.subject.starts_with(kBeginning)) return false;
  rules::EndingId id;
  std::from_chars(p.subject.data() + kBeginning.size(), p.subject.data() + p.subject.size(), id.value);
  auto const e = store::get_ending(tx, region, id);
  auto const found = approval::act(tx, region, p.id, {.kind = approval::ActKind::overdue, .at = now});
  if (!e.ok() || !found.ok()) return true;
  auto task = task_of(e.value(), "agreement.approval_overdue",
                      "overdue/" + std::to_string(found.value().history.size()));
  task.to.person = p.requester;
  message::ask(tx, region, now, task);
  return true;
}

}  // namespace agreement::service
