// The four states of an irregularity.
#include "modules/mail/rules/irregularity.h"

#include "modules/mail/rules/refusals.h"

namespace mail::rules {
namespace {

base::Refusal forbidden(Irregularity const& i) {
  return base::refuse(refusal::irregularity_state_forbids, base::to_name(i.state));
}

}  // namespace

OrganisationId next_side(Irregularity const& i) {
  switch (i.state) {
    case IrregularityState::raised:
    case IrregularityState::disputed:
      return i.to_organisation;
    case IrregularityState::replied:
      return i.raised_organisation;
    case IrregularityState::closed:
      break;
  }
  return {};
}

base::Result<Irregularity> assigned(Irregularity i, PersonId owner) {
  if (i.state == IrregularityState::closed) return forbidden(i);
  i.owner = owner;
  ++i.version;
  return i;
}

base::Result<Irregularity> replied(Irregularity i, std::string reply, PersonId by, base::Instant now) {
  if (i.state != IrregularityState::raised && i.state != IrregularityState::disputed) return forbidden(i);
  if (reply.empty()) return base::refuse(refusal::reason_missing, {}, "/reply");
  i.state = IrregularityState::replied;
  i.owner = {};
  i.reply = i.reply.empty() ? std::move(reply) : i.reply + "\n" + reply;
  i.replied_by = by;
  i.replied_at = now;
  if (!i.answered_at.ms) i.answered_at = now;
  ++i.version;
  return i;
}

base::Result<Irregularity> disputed(Irregularity i, std::string why, base::Instant now) {
  if (i.state != IrregularityState::replied) return forbidden(i);
  if (why.empty()) return base::refuse(refusal::reason_missing, {}, "/reason");
  i.state = IrregularityState::disputed;
  i.owner = {};
  i.description += "\n" + why;
  i.due_at = reply_due(now);
  ++i.version;
  return i;
}

base::Result<Irregularity> closed(Irregularity i, OrganisationId liable, std::string outcome, PersonId by,
                                  base::Instant now) {
  if (i.state == IrregularityState::closed) return forbidden(i);
  if (outcome.empty()) return base::refuse(refusal::reason_missing, {}, "/outcome");
  i.state = IrregularityState::closed;
  i.owner = {};
  i.liable_organisation = liable;
  i.outcome = std::move(outcome);
  i.closed_by = by;
  i.closed_at = now;
  ++i.version;
  return i;
}

}  // namespace mail::rules
