// Each task has the side and the step in its source, so that it is asked once and ends by itself.
#include "modules/settlement/service/waiting.h"

#include <algorithm>

#include "modules/message/message.h"
#include "modules/settlement/service/rating.h"

namespace settlement::service {
namespace {

using rules::LineState;
using rules::Side;
using rules::Statement;
using rules::StatementLine;

OrganisationId of(Statement const& s, Side side) { return side == Side::payer ? s.payer : s.payee; }

std::string source_of(Statement const& s, char const* step, Side side) {
  return subject_of(s.id) + '/' + step + '/' + std::string{base::to_name(side)};
}

message::NewTask task_of(Statement const& s, char const* kind, char const* step, char const* post,
                         Side side) {
  message::NewTask t{.kind = kind, .source = source_of(s, step, side), .topic = s.number};
  t.path = "/settlement/statements/" + std::to_string(s.id.value);
  t.to.organisation = of(s, side);
  t.to.post = post;
  return t;
}

bool has_confirmed(std::vector<StatementLine> const& lines, Side side) {
  return std::ranges::all_of(lines, [side](StatementLine const& l) {
    return l.state != LineState::open || (side == Side::payer ? l.payer_by : l.payee_by);
  });
}

constexpr Side kSides[] = {Side::payer, Side::payee};

/// How long an answer in a dispute, another confirmation and an invoice may take: the agreement's cycle names no
/// days for them.
constexpr int kAnswerWithinDays = 3, kInvoiceWithinDays = 5;

base::Instant days_from(Act const& act, int days) {
  return base::instant_of(base::add_days(base::service_date_of(act.now), days), {18 * 3600});
}

}  // namespace

void ask_anew(Act& act, message::NewTask task, std::int64_t version, PersonId by) {
  message::settle(act.tx, act.region, act.now, task.source, by);
  task.source += '/' + std::to_string(version);
  message::ask(act.tx, act.region, act.now, task);
}

void ask_to_confirm(Act& act, Statement const& s, base::ServiceDate by) {
  for (auto const side : kSides) {
    auto task = task_of(s, "settlement.confirm", "confirm", "finance", side);
    task.due_at = base::instant_of(by, {18 * 3600});
    message::ask(act.tx, act.region, act.now, task);
  }
}

void ask_to_confirm_again(Act& act, Statement const& s) {
  for (auto const side : kSides) {
    auto task = task_of(s, "settlement.confirm", "confirm", "finance", side);
    task.due_at = days_from(act, kAnswerWithinDays);
    ask_anew(act, std::move(task), s.version);
  }
}

void follow_confirming(Act& act, Statement const& s, std::vector<StatementLine> const& lines) {
  if (s.state != rules::StatementState::draft) return;
  auto all = !lines.empty();
  for (auto const side : kSides) {
    if (has_confirmed(lines, side))
      message::settle(act.tx, act.region, act.now, source_of(s, "confirm", side), act.hat.person);
    else
      all = false;
  }
  for (auto const side : kSides)
    if (all)
      ask_anew(act, task_of(s, "settlement.seal", "seal", "leader", side), s.version);
    else
      message::settle(act.tx, act.region, act.now, source_of(s, "seal", side), {});
}

void follow_sealing(Act& act, Statement const& s) {
  for (auto const side : kSides)
    if (side == Side::payer ? s.payer_sealed_by : s.payee_sealed_by)
      message::settle(act.tx, act.region, act.now, source_of(s, "seal", side), act.hat.person);
  if (s.state != rules::StatementState::closed || s.due_li == base::Money{}) return;
  auto task = task_of(s, "settlement.invoice", "invoice", "finance", Side::payee);
  task.due_at = days_from(act, kInvoiceWithinDays);
  message::ask(act.tx, act.region, act.now, task);
}

void follow_dispute(Act& act, Statement const& s, rules::Dispute const& d) {
  auto const source = subject_of(d.line) + "/dispute/" + std::to_string(d.id.value);
  message::settle(act.tx, act.region, act.now, source, act.hat.person);
  if (d.agreed_at.ms) return;
  auto task = task_of(s, "settlement.answer_dispute", "dispute", "finance",
                      d.offered_for == s.payer ? Side::payee : Side::payer);
  task.source = source + '/' + std::to_string(d.version);
  task.path += "?open=" + std::to_string(d.line.value);
  task.due_at = days_from(act, kAnswerWithinDays);
  message::ask(act.tx, act.region, act.now, task);
}

}  // namespace settlement::service
