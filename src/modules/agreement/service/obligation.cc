// What is said of obligations, and the tasks that go with them.
#include "modules/agreement/service/obligation.h"

#include <map>

#include "modules/agreement/service/reach.h"
#include "modules/agreement/store/obligation.h"
#include "modules/agreement/store/version.h"
#include "modules/org/face/names.h"

namespace agreement::service {
namespace {

using rules::FulfilmentNote;
using rules::Obligation;

std::string subject_of(ObligationId id) { return "agreement/obligation/" + std::to_string(id.value); }

/// Numbers of agreements, each looked up once: most of a list are of the same few.
class Numbers {
 public:
  Numbers(Tx& tx, base::Region region) : tx_{tx}, region_{region} {}
  std::string const& of(AgreementId id) {
    auto const [at, is_new] = numbers_.try_emplace(id);
    if (is_new)
      if (auto const a = store::get_agreement(tx_, region_, id); a.ok()) at->second = a.value().number;
    return at->second;
  }

 private:
  Tx& tx_;
  base::Region region_;
  std::map<AgreementId, std::string> numbers_;
};

ObligationView view_of(base::Instant now, org::Names& names, Numbers& numbers, Obligation o) {
  ObligationView out;
  out.agreement_number = numbers.of(o.agreement);
  out.bearer_name = names.of(o.bearer);
  out.owed_to_name = names.of(o.owed_to);
  out.reported_by_name = o.reported_at.ms ? names.of(o.reported_by) : "";
  out.overdue = !rules::is_closed(o) && o.due_day < base::service_date_of(now);
  out.obligation = std::move(o);
  return out;
}

ObligationDetail detail_of(Tx& tx, base::Region region, base::Instant now, Obligation o) {
  org::Names names{tx, region, org::NameForm::full};
  Numbers numbers{tx, region};
  ObligationDetail out;
  for (auto& n : store::list_notes(tx, region, o.id)) {
    auto const by = names.of(n.said_by);
    out.notes.push_back({std::move(n), by});
  }
  out.view = view_of(now, names, numbers, std::move(o));
  return out;
}

message::NewTask task_of(rules::Agreement const& a, Obligation const& o, char const* kind,
                         std::string const& step, OrganisationId to) {
  message::NewTask task;
  task.kind = kind;
  task.source = subject_of(o.id) + '/' + step;
  task.topic = a.number + " #" + std::to_string(o.number);
  task.path = "/agreement/obligations?id=" + std::to_string(o.id.value);
  task.to.organisation = to;
  task.due_at = base::instant_of(o.due_day, {24 * 3600});
  return task;
}

void ask_about(Tx& tx, base::Region region, base::Instant now, message::NewTask task) {
  task.to.post = post_there(tx, region, now, task.to.organisation, "market");
  message::ask(tx, region, now, task);
}

void tell(Tx& tx, base::Region region, base::Instant now, Obligation const& o) {
  platform::event::Event e;
  e.id = {base::ids_of_thread().next(now.ms)};
  e.type = events::kObligationChanged;
  e.subject = subject_of(o.id);
  e.at = e.happened_at = now;
  e.organisation = o.bearer;
  e.data = {platform::json::render(o)};
  platform::event::append(tx, region, e);
}

struct Owed {
  rules::Agreement agreement;
  Obligation obligation;
};
/// @errors obligation_unknown, out_of_reach
base::Result<Owed> get_owed(Act& act, ObligationId id) {
  auto o = TRY(store::get_obligation(act.tx, act.region, id));
  auto a = TRY(store::get_agreement(act.tx, act.region, o.agreement));
  TRY(check_acts(act.hat, a));
  return Owed{std::move(a), std::move(o)};
}

/// @errors changed_meanwhile
base::Outcome store_said(Act& act, char const* what, Obligation const& before, Obligation const& after,
                         std::string const& note) {
  TRY(store::put_obligation(act.tx, act.region, after));
  store::insert_note(
      act.tx, act.region,
      {act.make_id<rules::FulfilmentId>(), after.id, after.state, note, act.hat.person, act.now});
  act.audit(what, subject_of(after.id), &before, &after);
  act.record(events::kObligationChanged, subject_of(after.id), {}, after);
  return base::Done{};
}

}  // namespace

base::Result<ObligationList> list_obligations(Look& look, AskObligations const& ask) {
  store::ObligationFilter f;
  f.party = TRY(party_seen(look.hat));
  f.agreement = ask.agreement;
  f.state = ask.state;
  f.unfinished = ask.unfinished;
  if (ask.due_within_days)
    f.due_before = base::add_days(base::service_date_of(look.now), ask.due_within_days + 1);
  f.after = ask.cursor;
  f.limit = ask.limit;
  ObligationList out;
  org::Names names{look.tx, look.region, org::NameForm::full};
  Numbers numbers{look.tx, look.region};
  for (auto& o : store::list_obligations(look.tx, look.region, f))
    out.items.push_back(view_of(look.now, names, numbers, std::move(o)));
  if (std::ssize(out.items) == ask.limit) out.next = out.items.back().obligation.id;
  return out;
}

base::Result<ObligationDetail> view_obligation(Look& look, OneObligation const& ask) {
  auto o = TRY(store::get_obligation(look.tx, look.region, ask.obligation));
  TRY(check_seen(look.hat, TRY(store::get_agreement(look.tx, look.region, o.agreement))));
  return detail_of(look.tx, look.region, look.now, std::move(o));
}

base::Result<ObligationDetail> report_fulfilment(Act& act, ReportFulfilment const& request) {
  auto const [agreement, before] = TRY(get_owed(act, request.obligation));
  auto const after =
      TRY(rules::reported(before, act.hat.organisation, act.hat.person, request.done, request.note, act.now));
  TRY(store_said(act, "agreement.report_fulfilment", before, after, request.note));
  if (request.done)
    ask_about(act.tx, act.region, act.now,
              task_of(agreement, after, "agreement.accept_fulfilment",
                      "accept/" + std::to_string(after.version), after.owed_to));
  return detail_of(act.tx, act.region, act.now, after);
}

base::Result<ObligationDetail> answer_report(Act& act, AnswerReport const& request) {
  auto const [agreement, before] = TRY(get_owed(act, request.obligation));
  auto const after =
      TRY(rules::answered(before, act.hat.organisation, request.accept, request.note, act.now));
  TRY(store_said(act, "agreement.answer_report", before, after, request.note));
  message::settle(act.tx, act.region, act.now, subject_of(after.id) + (request.accept ? "" : "/accept"),
                  act.hat.person);
  return detail_of(act.tx, act.region, act.now, after);
}

void keep_obligation(Tx& tx, base::Region region, base::Instant now, Held const& h, Obligation const& o) {
  if (!store::put_obligation(tx, region, o).ok()) return;
  tell(tx, region, now, o);
  message::settle(tx, region, now, subject_of(o.id), {});
  if (!rules::is_closed(o))
    ask_about(tx, region, now,
              task_of(h.agreement, o, "agreement.fulfil", "fulfil/" + std::to_string(o.version), o.bearer));
}

void lapse_obligations(Tx& tx, base::Region region, base::Instant now, AgreementId agreement) {
  store::ObligationFilter f;
  f.agreement = agreement;
  f.unfinished = true;
  f.limit = 500;
  for (auto const& unfinished : store::list_obligations(tx, region, f)) {
    auto const o = rules::lapsed(unfinished, now);
    if (!store::put_obligation(tx, region, o).ok()) continue;
    tell(tx, region, now, o);
    message::settle(tx, region, now, subject_of(o.id), {});
  }
}

}  // namespace agreement::service
