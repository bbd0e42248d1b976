// Notice 通知: told to many, with a list of who has read it and who said so.
#pragma once
#include <string>

#include "modules/message/message.h"
#include "platform/auth/hat.h"

namespace message::rules {

struct Notice {
  NoticeId id;
  std::string title, body;
  OrganisationId to_organisation;
  std::string to_post;
  NodeId to_node;
  bool must_acknowledge{};
  PersonId sent_by;
  OrganisationId sent_organisation;
  base::Instant sent_at;
  base::Instant valid_until;  ///< 0: for good
};
DESCRIBE(Notice, "Something to know.", FIELD(id, "key"), FIELD(title, "title"), FIELD(body, "text"),
         FIELD(to_organisation, "for an organisation, 0: every one"),
         FIELD(to_post, "for a post, empty: every one"), FIELD(to_node, "for a node, 0: every one"),
         FIELD(must_acknowledge, "readers confirm it"), FIELD(sent_by, "who sent it"),
         FIELD(sent_organisation, "for which organisation"), FIELD(sent_at, "when"),
         FIELD(valid_until, "until when it matters"))

/// Is the notice told to this hat?
bool is_for(Notice const&, platform::auth::Hat const&);

}  // namespace message::rules
