// Notices 通知 with their list of readers.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "modules/message/rules/notice.h"
#include "platform/command/act.h"

namespace message::service {

using platform::command::Act;
using platform::command::Look;

struct SendNotice {
  std::string title, body;
  OrganisationId to_organisation;
  std::string to_post;
  NodeId to_node;
  bool must_acknowledge{};
  base::Instant valid_until;
};
DESCRIBE(SendNotice, "Tells many people something.", FIELD(title, "title").longest(100),
         FIELD(body, "text").longest(4000).or_default(),
         FIELD(to_organisation, "for an organisation; 0 for every one").or_default(),
         FIELD(to_post, "for a post; empty for every one").longest(40).or_default(),
         FIELD(to_node, "for a node; 0 for every one").or_default(),
         FIELD(must_acknowledge, "readers confirm it").or_default(),
         FIELD(valid_until, "until when it matters; 0 for good").or_default())
struct AskNotices {
  NoticeId cursor;
  std::int64_t limit{50};
};
DESCRIBE(AskNotices, "Notices for the hat worn.", FIELD(cursor, "older than this one").or_default(),
         FIELD(limit, "at most").at_least(1).at_most(200).or_default())
struct NoticeView {
  rules::Notice notice;
  std::string sent_by_name, sent_organisation_name;
  base::Instant read_at, acknowledged_at;
};
DESCRIBE(NoticeView, "A notice as its reader sees it.", FIELD(notice, "it"),
         FIELD(sent_by_name, "who sent it"), FIELD(sent_organisation_name, "for whom"),
         FIELD(read_at, "when one read it, 0: not yet"),
         FIELD(acknowledged_at, "when one confirmed it, 0: not yet"))
struct NoticeList {
  std::vector<NoticeView> items;
  std::optional<NoticeId> next;
};
DESCRIBE(NoticeList, "Notices, newest first.", FIELD(items, "notices"),
         FIELD(next, "cursor of the next page"))
struct OneNotice {
  NoticeId notice;
};
DESCRIBE(OneNotice, "One notice.", FIELD(notice, "which"))
struct ReadNotice {
  NoticeId notice;
  bool acknowledge{};
};
DESCRIBE(ReadNotice, "One has read it.", FIELD(notice, "which"),
         FIELD(acknowledge, "and confirms it").or_default())

/// Somebody whom a notice was for.
struct Reader {
  PersonId person;
  std::string name, organisation_name, post;
  base::Instant read_at, acknowledged_at;
};
DESCRIBE(Reader, "Somebody whom it was for.", FIELD(person, "who"), FIELD(name, "name"),
         FIELD(organisation_name, "for whom"), FIELD(post, "in which post"),
         FIELD(read_at, "when read, 0: not yet"), FIELD(acknowledged_at, "when confirmed, 0: not yet"))
struct ReaderList {
  std::vector<Reader> items;
  std::int64_t read{}, acknowledged{};
};
DESCRIBE(ReaderList, "Who knows.", FIELD(items, "those who have not read it first"),
         FIELD(read, "how many read it"), FIELD(acknowledged, "how many confirmed it"))

/// @errors title_missing, deadline_past, addressee_unknown, out_of_reach
base::Result<rules::Notice> send_notice(Act&, SendNotice const&);
base::Result<NoticeList> list_notices(Look&, AskNotices const&);
/// Only the first reading counts. @errors notice_unknown
base::Result<NoticeView> read_notice(Act&, ReadNotice const&);
/// For whoever sent it, for managers, and for the administrators. @errors notice_unknown, out_of_reach
base::Result<ReaderList> list_readers(Look&, OneNotice const&);
/// Of the latest notices. @returns at most 500
std::int64_t count_unread(Look&);

}  // namespace message::service
