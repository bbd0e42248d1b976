// Use cases of notices.
#include "modules/message/service/notice.h"

#include <algorithm>
#include <map>

#include "modules/message/rules/refusals.h"
#include "modules/message/rules/task.h"
#include "modules/message/store/notice.h"

namespace message::service {
namespace {

using rules::Notice;

struct NoticeFact {
  NoticeId notice;
  std::string title;
};
DESCRIBE(NoticeFact, "A notice was sent.", FIELD(notice, "which"), FIELD(title, "title"))

constexpr std::int64_t kLatest = 500;

NoticeView view_of(Tx& tx, base::Region region, PersonId reader, Notice notice) {
  NoticeView v;
  if (auto const person = org::find_person(tx, region, notice.sent_by)) v.sent_by_name = person->name;
  if (auto const o = org::find_organisation(tx, region, notice.sent_organisation))
    v.sent_organisation_name = o->short_name;
  if (auto const reading = store::find_reading(tx, region, notice.id, reader)) {
    v.read_at = reading->read_at;
    v.acknowledged_at = reading->acknowledged_at;
  }
  v.notice = std::move(notice);
  return v;
}

base::Outcome check_addressee(Act& act, SendNotice const& request) {
  if (request.to_organisation && !org::find_organisation(act.tx, act.region, request.to_organisation))
    return refusal::addressee_unknown;
  auto const narrow = act.hat.reach == org::Reach::node || act.hat.reach == org::Reach::own;
  if (narrow && !(request.to_node && act.hat.covers(request.to_node))) return refusal::out_of_reach;
  return base::Done{};
}

Notice send(Act& act, NewNotice const& told) {
  Notice n;
  n.id = act.make_id<NoticeId>();
  n.title = told.title;
  n.body = told.body;
  n.to_organisation = told.to.organisation;
  n.to_post = told.to.post;
  n.to_node = told.to.node;
  n.must_acknowledge = told.must_acknowledge;
  n.sent_by = act.hat.person;
  n.sent_organisation = act.hat.organisation;
  n.sent_at = act.now;
  n.valid_until = told.valid_until;
  store::insert_notice(act.tx, act.region, n);
  act.record(events::kNoticeSent, "message/notice/" + std::to_string(n.id.value), n.to_node,
             NoticeFact{n.id, n.title});
  return n;
}

bool may_see_readers(Notice const& n, platform::auth::Hat const& hat) {
  return n.sent_by == hat.person || rules::is_manager(hat.post) || hat.may("org.read");
}

}  // namespace

base::Result<Notice> send_notice(Act& act, SendNotice const& request) {
  if (request.title.empty()) return base::refuse(refusal::title_missing, "", "/title");
  if (request.valid_until.ms && request.valid_until < act.now)
    return base::refuse(refusal::deadline_past, "", "/valid_until");
  TRY(check_addressee(act, request));
  return send(act, {request.title,
                    request.body,
                    {{}, request.to_organisation, request.to_post, request.to_node},
                    request.must_acknowledge,
                    request.valid_until});
}

base::Result<NoticeList> list_notices(Look& look, AskNotices const& ask) {
  NoticeList out;
  auto after = ask.cursor;
  while (std::ssize(out.items) < ask.limit) {
    auto const page = store::list_notices(look.tx, look.region, look.now, after, kLatest);
    for (auto const& n : page) {
      after = n.id;
      if (!rules::is_for(n, look.hat)) continue;
      out.items.push_back(view_of(look.tx, look.region, look.hat.person, n));
      if (std::ssize(out.items) < ask.limit) continue;
      out.next = n.id;
      break;
    }
    if (std::ssize(page) < kLatest) break;
  }
  return out;
}

base::Result<NoticeView> read_notice(Act& act, ReadNotice const& request) {
  auto notice = TRY(store::get_notice(act.tx, act.region, request.notice));
  if (!rules::is_for(notice, act.hat)) return refusal::notice_unknown;
  store::note_reading(act.tx, act.region,
                      {notice.id, act.hat.person, act.now, request.acknowledge ? act.now : base::Instant{}});
  return view_of(act.tx, act.region, act.hat.person, std::move(notice));
}

base::Result<ReaderList> list_readers(Look& look, OneNotice const& ask) {
  auto const notice = TRY(store::get_notice(look.tx, look.region, ask.notice));
  if (!may_see_readers(notice, look.hat)) return refusal::out_of_reach;
  std::map<PersonId, store::Reading> readings;
  for (auto const& r : store::list_readings(look.tx, look.region, notice.id)) readings[r.person] = r;
  ReaderList out;
  for (auto const& c :
       org::list_at_work(look.tx, look.region, {notice.to_organisation, notice.to_post, notice.to_node},
                         base::service_date_of(look.now, {0}))) {
    auto const& r = readings[c.person];
    out.items.push_back({c.person, c.name, c.organisation_name, c.post, r.read_at, r.acknowledged_at});
    out.read += r.read_at.ms != 0;
    out.acknowledged += r.acknowledged_at.ms != 0;
  }
  std::ranges::stable_sort(out.items, {}, [](Reader const& r) { return r.read_at; });
  return out;
}

std::int64_t count_unread(Look& look) {
  auto const latest = store::list_notices(look.tx, look.region, look.now, {}, kLatest);
  return std::ranges::count_if(latest, [&](Notice const& n) {
    return rules::is_for(n, look.hat) && !store::find_reading(look.tx, look.region, n.id, look.hat.person);
  });
}

}  // namespace message::service

namespace message {

void tell(platform::command::Act& act, NewNotice const& told) { service::send(act, told); }

}  // namespace message
