// A task stands while something is open, and ends with the matching or netting that closes it.
#include "modules/settlement/service/waiting_money.h"

#include "modules/message/message.h"
#include "modules/settlement/service/rating.h"
#include "modules/settlement/service/waiting.h"

namespace settlement::service {
namespace {

constexpr base::Money kZero{};
/// How long a payment may lie unmatched. No agreement says it.
constexpr int kMatchWithinDays = 3;

void follow(Act& act, message::NewTask const& task, bool open) {
  if (!open) return message::settle(act.tx, act.region, act.now, task.source, act.hat.person);
  message::ask(act.tx, act.region, act.now, task);
}

message::NewTask task_of(rules::Invoice const& i) {
  message::NewTask task{.kind = "settlement.pay", .source = subject_of(i.id) + "/pay", .topic = i.number};
  task.path = "/settlement/payments?invoice=" + std::to_string(i.id.value);
  task.due_at = base::instant_of(i.due_on, {18 * 3600});
  task.to.organisation = i.claim_li < kZero ? i.payee : i.payer;
  task.to.post = "finance";
  return task;
}

message::NewTask task_of(Act const& act, rules::Payment const& p) {
  message::NewTask task{
      .kind = "settlement.match", .source = subject_of(p.id) + "/match", .topic = p.reference};
  task.path = "/settlement/payments?payment=" + std::to_string(p.id.value);
  task.due_at =
      base::instant_of(base::add_days(base::service_date_of(act.now), kMatchWithinDays), {18 * 3600});
  task.to.organisation = p.payee;
  task.to.post = "finance";
  return task;
}

}  // namespace

void follow_invoice(Act& act, rules::Invoice const& i) {
  message::settle(act.tx, act.region, act.now, subject_of(i.statement) + "/invoice", act.hat.person);
  follow(act, task_of(i), i.open_li() != kZero);
}

void follow_payment(Act& act, rules::Payment const& p) {
  follow(act, task_of(act, p), p.open_li() != kZero);
}

void ask_to_pay_anew(Act& act, rules::Invoice const& i) {
  ask_anew(act, task_of(i), i.version, act.hat.person);
}

void ask_to_match_anew(Act& act, rules::Payment const& p) {
  ask_anew(act, task_of(act, p), p.version, act.hat.person);
}

}  // namespace settlement::service
