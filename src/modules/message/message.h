// The face of module message: what somebody has to do, and what somebody has to know.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/describe.h"
#include "base/result.h"
#include "modules/org/org.h"
#include "platform/command/act.h"
#include "platform/db/database.h"

namespace message {

using org::HatId;
using org::NodeId;
using org::OrganisationId;
using org::PersonId;
using platform::db::Tx;

using TaskId = base::Id<struct TaskTag>;
using NoticeId = base::Id<struct NoticeTag>;
using TextId = base::Id<struct TextTag>;

/// Whom a task or a notice is for: one person, or everybody who fits all that is named. Names nothing:
/// everybody.
struct Addressee {
  PersonId person;
  OrganisationId organisation;
  std::string post;  ///< code of the post
  NodeId node;       ///< those who work there; who merely sees the node is not meant
};
DESCRIBE(Addressee, "For whom.", FIELD(person, "one person; 0 for everybody who fits the rest").or_default(),
         FIELD(organisation, "of this organisation; 0 for every one").or_default(),
         FIELD(post, "in this post; empty for every one").longest(40).or_default(),
         FIELD(node, "at this node; 0 for every one").or_default())

/// Something to do. `kind` says what in every language; `source` is why: no two tasks of an installation have
/// the same, so that asking twice asks once.
struct NewTask {
  std::string kind;    ///< "mail.irregularity_reply"
  std::string source;  ///< "mail/irregularity/123/reply"
  std::string topic;   ///< number or name that tells it from others of its kind
  std::string path;    ///< screen where it is done, "/mail/irregularities/123"
  Addressee to;
  base::Instant due_at;  ///< 0: no deadline
};

/// Asks for something, once per source: a second time changes nothing.
void ask(Tx&, base::Region, base::Instant now, NewTask const&);
/// It was done (or is no longer needed): every open task whose source is this or lies below it ends.
/// @param by  who did it; 0 when the system found it done
void settle(Tx&, base::Region, base::Instant now, std::string_view source, PersonId by);

/// Whose turn it was and whose it is.
struct Turn {
  std::vector<PersonId> before, after;
  bool anew{};          ///< everybody is asked again
  std::int64_t mark{};  ///< differs between two times that somebody is asked
};
/// Tasks for people who are asked in turn, an approval's say: whose turn is over has none any more, whose turn it
/// is newly gets one. @param task  its source is what theirs lie below; for whom is left out
void follow(Tx&, base::Region, base::Instant now, NewTask const& task, Turn const&, PersonId by);

/// Something that many have to know 通知, told for the hat that acts.
struct NewNotice {
  std::string title;  ///< at most 100 characters
  std::string body;
  Addressee to;       ///< of a person nothing is read: a notice is for many
  bool must_acknowledge{};
  base::Instant valid_until;  ///< 0: for good
};
/// Sends it to everybody who fits; each reading is kept.
void tell(platform::command::Act&, NewNotice const&);

/// A text message 短信 to somebody outside. `source` is why, as for tasks: a second time changes nothing.
struct NewText {
  std::string purpose;  ///< "mail.arrived"
  std::string source;   ///< "mail/item/123/shelf/1795500000000/arrived"
  std::string topic;    ///< number that tells it from others of its kind
  NodeId node;          ///< whose people call when it cannot be sent
  std::string phone;    ///< "" when unknown: then nothing is sent
  std::string body;     ///< without the signature
};
/// Puts it into the queue of the gateway. Without one it waits until somebody has called.
void send_text(Tx&, base::Region, base::Instant now, NewText const&);
/// What it says is no longer true: texts whose source is this or lies below it and that told nobody yet are not sent.
void withdraw_texts(Tx&, base::Region, base::Instant now, std::string_view source);

namespace events {
inline constexpr char kTextChanged[] = "message.text_changed";
inline constexpr char kTaskAsked[] = "message.task_asked";
inline constexpr char kTaskChanged[] = "message.task_changed";
inline constexpr char kNoticeSent[] = "message.notice_sent";
}  // namespace events

}  // namespace message
