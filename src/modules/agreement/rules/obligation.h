// Obligations 履约义务: what a party has to do once, and how far it has done it.
#pragma once
#include <string>
#include <vector>

#include "base/result.h"
#include "modules/agreement/rules/version.h"

namespace agreement::rules {

/// `lapsed`: a supplement took it away, or the agreement was over before.
enum class Fulfilment { unfulfilled, partly, fulfilled, lapsed };
DESCRIBE_ENUM(Fulfilment, "How far an obligation is fulfilled.", "unfulfilled", "partly", "fulfilled",
              "lapsed")

struct Obligation {
  ObligationId id;
  AgreementId agreement;
  VersionId agreement_version;  ///< that says so now
  std::int64_t number{};        ///< of the duty clause
  std::string title;
  OrganisationId bearer, owed_to;
  base::ServiceDate due_day;
  Fulfilment state{};
  base::Instant
      reported_at;  ///< the bearer says that it is done, and the other party has not answered; 0: not
  PersonId reported_by;
  base::Instant changed_at;
  std::int64_t version{1};
};
DESCRIBE(Obligation, "An obligation.", FIELD(id, "key"), FIELD(agreement, "of which agreement"),
         FIELD(agreement_version, "version that says so"), FIELD(number, "of the clause"),
         FIELD(title, "what"), FIELD(bearer, "who"), FIELD(owed_to, "for whom"), FIELD(due_day, "until"),
         FIELD(state, "how far it is fulfilled"), FIELD(reported_at, "said to be done, 0: not"),
         FIELD(reported_by, "by whom"), FIELD(changed_at, "last change"),
         FIELD(version, "grows with every change"))

using FulfilmentId = base::Id<struct FulfilmentTag>;
/// What was said of an obligation; never edited.
struct FulfilmentNote {
  FulfilmentId id;
  ObligationId obligation;
  Fulfilment state{};
  std::string note;
  PersonId said_by;
  base::Instant said_at;
};
DESCRIBE(FulfilmentNote, "What was said of an obligation.", FIELD(id, "key"), FIELD(obligation, "of which"),
         FIELD(state, "how far it was fulfilled then"), FIELD(note, "what was said"), FIELD(said_by, "who"),
         FIELD(said_at, "when"))

/// Nothing more is asked of anybody.
bool is_closed(Obligation const&);

/// The bearer tells how far it is; done waits for the other party's word.
/// @param done  everything, not a part
/// @errors obligation_closed, bearer_only, note_missing
base::Result<Obligation> reported(Obligation, OrganisationId, PersonId, bool done, std::string const& note,
                                  base::Instant now);
/// The party that it is owed to accepts what was reported, or sends it back.
/// @errors obligation_closed, owed_only, not_reported, note_missing (sent back)
base::Result<Obligation> answered(Obligation, OrganisationId, bool accepted, std::string const& note,
                                  base::Instant now);

/// No version asks for it any more.
Obligation lapsed(Obligation, base::Instant now);

/// The obligations of an agreement when a version comes into force: those of its duties that are new, those
/// that changed and are not fulfilled, and those that lapse because it says nothing of them. Keys of new ones
/// are 0.
std::vector<Obligation> obligations_under(Agreement const&, Version const&, std::vector<DutyClause> const&,
                                          std::vector<Obligation> const& before, base::Instant now);

/// Numbers of obligations that no duty clause made: those of clauses end at 999.
enum ClosingNumber : std::int64_t {
  kSettleAll = 1001,
  kPayerDeletes,
  kPayeeDeletes,
  kPayerHandsBack,
  kPayeeHandsBack,
  kPayerReports,
  kPayeeReports,
  kPayerErases,
  kPayeeErases
};

/// What the exit and the data clause ask for once an agreement is over. The payer settles everything; each
/// party hands back what is the other one's, deletes its data, tells of a leak for as long as it still holds
/// any, and at the end of the retention erases what had to be kept longer. Due days count from the last day.
/// Keys of new ones are 0; an agreement that went on and ends once more asks anew.
std::vector<Obligation> obligations_at_end(Agreement const&, Version const&, Clauses const&,
                                           std::vector<Obligation> const& before, base::Instant now);

}  // namespace agreement::rules
