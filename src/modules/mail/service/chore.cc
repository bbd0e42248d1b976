// Kinds of tasks and who gets them.
#include "modules/mail/service/chore.h"

#include "modules/mail/rules/delivery.h"
#include "modules/mail/service/notify.h"
#include "modules/message/message.h"
#include "modules/org/org.h"

namespace mail::service {
namespace {

using rules::Irregularity;
using rules::IrregularityState;

constexpr char kReply[] = "mail.irregularity_reply";
constexpr char kDecide[] = "mail.irregularity_decide";
constexpr char kRemind[] = "mail.pickup_remind";
constexpr char kReturn[] = "mail.pickup_return";

std::string source_of(Irregularity const& i) { return "mail/irregularity/" + std::to_string(i.id.value); }
std::string shelf_of(Item const& item) { return "mail/item/" + std::to_string(item.id.value) + "/shelf"; }

/// Who speaks for an organisation about mail.
std::string speaker_of(platform::db::Tx& tx, base::Region region, OrganisationId id) {
  auto const organisation = org::find_organisation(tx, region, id);
  return organisation && organisation->kind == org::OrganisationKind::post ? "postal_liaison"
                                                                           : "operations_manager";
}

void ask_organisation(Act& act, Irregularity const& i, char const* kind, OrganisationId whom) {
  message::NewTask task;
  task.kind = kind;
  task.source = source_of(i) + '/' + std::to_string(i.version);
  task.topic = i.number;
  task.path = "/mail/irregularities?id=" + std::to_string(i.id.value);
  task.to.organisation = whom;  // its managers see what is overdue, whoever sees to it
  if (i.owner)
    task.to.person = i.owner;
  else
    task.to.post = speaker_of(act.tx, act.region, whom);
  task.due_at = i.due_at;
  message::ask(act.tx, act.region, act.now, task);
}

}  // namespace

void ask_next_word(Act& act, Irregularity const& i) {
  message::settle(act.tx, act.region, act.now, source_of(i), act.hat.person);
  if (i.state == IrregularityState::closed) return;
  ask_organisation(act, i, i.state == IrregularityState::replied ? kDecide : kReply, rules::next_side(i));
}

void ask_about_shelf(platform::db::Tx& tx, base::Region region, base::Instant now, Item const& item) {
  auto const overdue = rules::is_overdue(item, now);
  message::NewTask task;
  task.kind = overdue ? kReturn : kRemind;
  // the stay is part of the source: an item may come to a shelf again
  task.source =
      shelf_of(item) + '/' + std::to_string(item.waiting_since.ms) + (overdue ? "/return" : "/remind");
  task.topic = item.number;
  task.path = "/mail/items/" + std::to_string(item.id.value);
  task.to.node = item.node;
  task.due_at = item.waiting_since.plus_ms((rules::kDaysOnShelf + (overdue ? 1 : 0)) * 86'400'000);
  message::ask(tx, region, now, task);
}

void settle_shelf(Act& act, Item const& item) {
  message::settle(act.tx, act.region, act.now, shelf_of(item), act.hat.person);
  withdraw_shelf_texts(act, item);
}

}  // namespace mail::service
