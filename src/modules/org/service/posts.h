// Taking and leaving posts, and the second person's word on powerful ones.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "modules/org/org.h"
#include "modules/org/store/membership.h"
#include "platform/command/act.h"

namespace org::service {

using platform::command::Act;

struct TakePost {
  PersonId person;
  OrganisationId organisation;
  UnitId unit;
  std::string post;
  std::optional<Reach> reach;
  base::ServiceDate from_day, until_day;
  std::vector<NodeId> nodes;
};
DESCRIBE(TakePost, "Gives a person a post.", FIELD(person, "who"),
         FIELD(organisation, "of which organisation"), FIELD(unit, "in which unit").or_default(),
         FIELD(post, "post").longest(40), FIELD(reach, "how far; the post's own if absent"),
         FIELD(from_day, "first day"), FIELD(until_day, "last day").or_default(),
         FIELD(nodes, "where the person works").longest(200).or_default())

/// A membership, or the grant that waits for a second person.
struct TakenPost {
  std::optional<Membership> membership;
  std::optional<store::PendingGrant> waiting;
};
DESCRIBE(TakenPost, "A post taken, or waiting for a second person.", FIELD(membership, "the membership"),
         FIELD(waiting, "the grant that waits"))

struct LeavePost {
  HatId membership;
  base::ServiceDate last_day;
};
DESCRIBE(LeavePost, "Ends a membership.", FIELD(membership, "which"), FIELD(last_day, "last day"))
struct DecideGrant {
  store::GrantId grant;
  bool confirm{};
};
DESCRIBE(DecideGrant, "Decides a grant asked by somebody else.", FIELD(grant, "which"),
         FIELD(confirm, "yes or no"))

/// A powerful post waits for a second person instead.
/// @errors person_unknown, person_left, organisation_unknown, unit_unknown, out_of_reach, own_post,
/// reach_wider, and
///         those of rules::may_take
base::Result<TakenPost> take_post(Act&, TakePost const&);
/// Asks nobody: for the first people of an installation, made at the machine itself.
/// @errors person_unknown, person_left, organisation_unknown, unit_unknown, and those of rules::may_take
base::Result<Membership> give_post(Act&, TakePost const&);
/// @errors grant_unknown, grant_same_person (who asked, or whose post it is), out_of_reach, grant_decided,
/// person_left, and those of rules::may_take, which may have changed since
base::Result<TakenPost> decide_grant(Act&, DecideGrant const&);
/// @errors membership_unknown, out_of_reach, dates_reversed
base::Result<Membership> leave_post(Act&, LeavePost const&);

}  // namespace org::service
