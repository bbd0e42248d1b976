// Contacts, what was said, and what has to be said next.
#include "modules/agreement/service/prospect_talk.h"

#include "modules/agreement/store/prospect.h"
#include "modules/agreement/store/prospect_talk.h"
#include "modules/message/message.h"

namespace agreement::service {
namespace {

using rules::Contact;
using rules::FollowUp;

constexpr base::ServiceTime kEndOfWork{18 * 3600};

std::string subject_for(Contact const& c) {
  return subject_of(c.prospect) + "/contact_person/" + std::to_string(c.id.value);
}

Contact filled(Contact c, SaveContact const& r) {
  c.name = r.name;
  c.title = r.title;
  if (!r.phone.empty()) c.phone = r.phone;  // who corrects a name sees the phone masked
  if (!r.wechat.empty()) c.wechat = r.wechat;
  c.note = r.note;
  c.retired = r.retired;
  return c;
}

}  // namespace

base::Result<Contact> save_contact(Act& act, SaveContact const& request) {
  auto const p = TRY(get_open(act.tx, act.hat, request.prospect));
  Contact before;
  if (request.contact) before = TRY(store::get_contact(act.tx, act.region, p.id, request.contact));
  auto c = filled(before, request);
  TRY(rules::check_contact(c));
  if (before.id) {
    c.version = request.version + 1;
    TRY(store::save_contact(act.tx, act.region, c));
  } else {
    c.id = act.make_id<rules::ContactId>();
    c.prospect = p.id;
    store::insert_contact(act.tx, act.region, c);
  }
  act.audit("agreement.save_contact", subject_for(c), before.id ? &before : nullptr, &c);
  tell_changed(act, p);
  return c;
}

base::Result<FollowUp> record_follow_up(Act& act, RecordFollowUp const& request) {
  auto const before = TRY(get_prospect(act.tx, act.hat, request.prospect));
  if (request.contact) TRY(store::get_contact(act.tx, act.region, before.id, request.contact));
  FollowUp f;
  f.id = act.make_id<rules::FollowUpId>();
  f.prospect = before.id;
  f.contact = request.contact;
  f.kind = request.kind;
  f.at = request.at.ms ? request.at : act.made_at;
  f.note = request.note;
  f.next_contact_on = request.next_contact_on;
  f.next_step = request.next_step;
  f.talked_by = act.hat.person;
  auto const p = TRY(rules::followed_up(before, f, act.now));
  store::insert_follow_up(act.tx, act.region, f);
  TRY(store_changed(act, "agreement.record_follow_up", before, p));
  message::settle(act.tx, act.region, act.now, contact_source_of(p.id), act.hat.person);
  return f;
}

std::size_t remind_owners(Tx& tx, base::Region region, base::Instant now) {
  auto const due = store::list_due(tx, region, base::service_date_of(now, {}));
  for (auto const& p : due) {
    message::NewTask task;
    task.kind = "agreement.contact_due";
    task.source = contact_source_of(p.id) + '/' + std::to_string(p.next_contact_on.yyyymmdd) + '/' +
                  std::to_string(p.owner.value);
    task.topic = p.name;
    task.path = "/agreement/prospects/" + std::to_string(p.id.value);
    task.to.person = p.owner;
    task.due_at = base::instant_of(p.next_contact_on, kEndOfWork);
    message::ask(tx, region, now, task);
  }
  return due.size();
}

}  // namespace agreement::service
