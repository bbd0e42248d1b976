// The catalogue of interfaces 业务对接点: every point of the process where work passes from one side to the
// other.
#pragma once
#include <string>
#include <vector>

#include "base/describe.h"
#include "base/result.h"
#include "modules/agreement/agreement.h"
#include "modules/org/org.h"

namespace agreement::rules {

using InterfaceId = base::Id<struct InterfaceTag>;

/// The part of the way of a mail day in which a hand-over point lies, in its order.
enum class InterfaceStep {
  advice,
  acceptance,
  sorting,
  dispatch,
  transport,
  township,
  village,
  back,
  difference,
  settlement
};
DESCRIBE_ENUM(InterfaceStep, "Part of the process, in its order.", "advice", "acceptance", "sorting",
              "dispatch", "transport", "township", "village", "back", "difference", "settlement")

/// A point where one side gives and the other takes: mail, word of it, or money.
struct Interface {
  InterfaceId id;
  std::string code;  ///< "JK-04", by which people and agreements name it
  InterfaceStep step{};
  std::int64_t seq{};  ///< within the step
  std::string name;
  org::OrganisationKind giver{}, receiver{};
  std::string procedure;  ///< what is done, in order
  std::string message;    ///< what each side is told by: an event of the journal, a form, a statement
  std::string giver_post, receiver_post;             ///< owners: codes of posts
  std::int64_t giver_sla_min{}, receiver_sla_min{};  ///< minutes in which each side has done its part
  bool retired{};
  std::int64_t version{1};
};
DESCRIBE(Interface, "A point where one side gives and the other takes.", FIELD(id, "key").or_default(),
         FIELD(code, "code by which it is named").longest(20).or_default(),
         FIELD(step, "part of the process"),
         FIELD(seq, "place within it").at_least(0).at_most(99).or_default(),
         FIELD(name, "name").longest(60).or_default(), FIELD(giver, "which side gives"),
         FIELD(receiver, "which side takes"),
         FIELD(procedure, "what is done, in order").longest(1000).or_default(),
         FIELD(message, "event, form or statement that tells it").longest(120).or_default(),
         FIELD(giver_post, "post that answers for giving").longest(40).or_default(),
         FIELD(receiver_post, "post that answers for taking").longest(40).or_default(),
         FIELD(giver_sla_min, "minutes for the giver's part").at_least(0).at_most(100'000).or_default(),
         FIELD(receiver_sla_min, "minutes for the receiver's part").at_least(0).at_most(100'000).or_default(),
         FIELD(retired, "no longer used").or_default(),
         FIELD(version, "version that was seen; grows with every change").or_default())

/// Nothing of an interface may be left open on either side.
/// @errors interface_code_missing, interface_name_missing, procedure_missing,
/// message_missing, interface_post_missing, interface_sla_missing
base::Outcome check_interface(Interface const&);

/// The catalogue that a county begins with, in the order of a mail day.
/// @source regulation 2.2.2 (2), UPU M33 (pre-advice before tender, proof of receipt after it)
std::vector<Interface> usual_interfaces();

}  // namespace agreement::rules
