// The use cases over the tiny store: load, let the real rules decide, keep. What `service` does with SQL, and
// no more.
#pragma once
#include "base/result.h"
#include "testing/mail_simulation/store.h"

namespace mail::simulation {

/// Runs one command in the transaction; a refusal means that nothing of it may be stored.
base::Outcome run(Tx&, Command const&);

/// The desk of a node on the day of the transaction; the first act of a day opens it.
/// @errors out_of_reach, day_closed
base::Outcome open_desk(Tx&, Person const&, NodeId);
/// Books at the end of a day, as the store's `read_books`.
rules::Books read_books(Tx&, NodeId, base::ServiceDate);

/// Who holds it from now on.
void pass_on(Tx&, Holding&, Holding const& next);
void end_custody(Tx&, Holding&);
inline Holding at_desk(Person const& who, NodeId node) {
  return {.organisation = who.organisation, .person = who.id, .node = node};
}

/// What a person's key makes of a text; who signs anything else is found.
std::uint64_t digest_of(std::string const& content);
std::string signature_of(PersonId, std::uint64_t digest);
/// The handover that a command describes.
rules::Handover draft_of(Command const&);

/// Lines of commands by what they are about.
base::Outcome run_item(Tx&, Command const&, Person const&);
base::Outcome run_bag(Tx&, Command const&, Person const&);
base::Outcome run_waybill(Tx&, Command const&, Person const&);
base::Outcome run_handover(Tx&, Command const&, Person const&);

/// A slot whose row has ended, or −1.
template <typename Ended>
int free_slot(int n, Ended const& has_ended) {
  for (int slot = 0; slot < n; ++slot)
    if (has_ended(slot)) return slot;
  return -1;
}

}  // namespace mail::simulation
