// Changes of versions, by people and by the clock.
#include "modules/agreement/service/changing.h"

#include "modules/agreement/service/reach.h"
#include "modules/agreement/store/version.h"

namespace agreement::service {
namespace {

base::Result<Held> load(Tx& tx, base::Region region, VersionId id) {
  auto version = TRY(store::get_version(tx, region, id));
  auto agreement = TRY(store::get_agreement(tx, region, version.agreement));
  return Held{std::move(agreement), std::move(version)};
}

}  // namespace

base::Result<Held> get_to_act(Act& act, VersionId id) {
  auto held = TRY(load(act.tx, act.region, id));
  TRY(check_acts(act.hat, held.agreement));
  return held;
}

base::Result<Held> get_to_see(Look& look, VersionId id) {
  auto held = TRY(load(look.tx, look.region, id));
  TRY(check_seen(look.hat, held.agreement));
  return held;
}

std::string subject_of(VersionId id) { return kVersionSubject + std::to_string(id.value); }

std::string path_of(rules::Version const& v) {
  return "/agreement/agreements/" + std::to_string(v.agreement.value) +
         "?version=" + std::to_string(v.id.value);
}

std::string topic_of(Held const& h) {
  return h.agreement.title + "（" + h.agreement.number + " V" + std::to_string(h.version.edition) + "）";
}

base::Outcome store_changed(Act& act, char const* what, rules::Version const& before,
                            rules::Version const& after, char const* event) {
  TRY(store::save_version(act.tx, act.region, after));
  act.audit(what, subject_of(after.id), &before, &after);
  act.record(event, subject_of(after.id), {}, after);
  return base::Done{};
}

bool store_by_clock(Tx& tx, base::Region region, base::Instant now, rules::Version const& after,
                    char const* event) {
  if (!store::save_version(tx, region, after).ok()) return false;
  platform::event::Event e;
  e.id = {base::ids_of_thread().next(now.ms)};
  e.type = event;
  e.subject = subject_of(after.id);
  e.at = e.happened_at = now;
  e.organisation = after.drafted_for;
  e.data = {platform::json::render(after)};
  platform::event::append(tx, region, e);
  return true;
}

std::string post_there(Tx& tx, base::Region region, base::Instant now, OrganisationId organisation,
                       std::string const& post) {
  org::AtWork const who{.organisation = organisation, .post = post, .node = {}, .person = {}};
  return org::list_at_work(tx, region, who, base::service_date_of(now)).empty() ? "leader" : post;
}

void ask_for(Tx& tx, base::Region region, base::Instant now, Held const& h, Errand const& errand) {
  message::NewTask task;
  task.kind = errand.kind;
  task.source = subject_of(h.version.id) + '/' + errand.step;
  task.topic = topic_of(h);
  task.path = path_of(h.version);
  if (errand.person)
    task.to.person = errand.person;
  else
    task.to = {{}, errand.organisation, post_there(tx, region, now, errand.organisation, errand.post), {}};
  task.due_at = errand.due_at;
  message::ask(tx, region, now, task);
}

void settle_for(Tx& tx, base::Region region, base::Instant now, VersionId version, std::string const& step,
                PersonId by) {
  message::settle(tx, region, now, subject_of(version) + (step.empty() ? "" : '/' + step), by);
}

}  // namespace agreement::service
