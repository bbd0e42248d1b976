// Agreements and their versions: what a version is, and the steps of its life.
#pragma once
#include <span>
#include <string>

#include "base/result.h"
#include "modules/agreement/agreement.h"

namespace agreement::rules {

/// Who has agreed with whom. What they agreed stands in the versions.
struct Agreement {
  AgreementId id;
  std::string number;  ///< of the paper, unique in the county
  std::string title;
  OrganisationId payer, payee;
  PersonId made_by;
  base::Instant made_at;
};
DESCRIBE(Agreement, "An agreement.", FIELD(id, "key"), FIELD(number, "number of the paper"),
         FIELD(title, "title"), FIELD(payer, "who pays"), FIELD(payee, "who is paid"),
         FIELD(made_by, "who made it"), FIELD(made_at, "when"))
bool is_party(Agreement const&, OrganisationId);
OrganisationId other_party(Agreement const&, OrganisationId);
OrganisationId party_of(Agreement const&, Party);

using ApprovalId = base::Id<struct ProcessTag>;  ///< of platform/approval

struct Version {
  VersionId id;
  AgreementId agreement;
  std::int64_t edition{1};
  VersionState state{VersionState::draft};
  std::string reason;                     ///< why there is a supplement, or why it was withdrawn
  base::ServiceDate from_day, until_day;  ///< both inclusive
  base::ServiceDate superseded_from;      ///< first day of the later version; 0: none is sealed
  base::ServiceDate ended_on;             ///< last day that a notice gives it; 0: none does
  PersonId drafted_by;                    ///< who wrote last
  std::string authors;                    ///< keys of everybody who wrote, ",17,23,"
  OrganisationId drafted_for;             ///< whose draft it is
  base::Instant drafted_at;
  ApprovalId approval;  ///< 0 before it was submitted
  OrganisationId first_to_seal;
  std::string digest;  ///< SHA-256 of the paper, hex; "" before it is sent to be signed
  base::Instant sealed_at;
  base::Json clauses;  ///< `Clauses`
  std::int64_t version{1};
};
DESCRIBE(Version, "A version of an agreement.", FIELD(id, "key"), FIELD(agreement, "of which"),
         FIELD(edition, "1: the agreement itself; 2, …: supplements"), FIELD(state, "life"),
         FIELD(reason, "why it is there, or was withdrawn"), FIELD(from_day, "first day"),
         FIELD(until_day, "last day"), FIELD(superseded_from, "first day of the later version, none: 0"),
         FIELD(ended_on, "last day that a notice gives it, none: 0"), FIELD(drafted_by, "who wrote it last"),
         FIELD(authors, "keys of everybody who wrote it"), FIELD(drafted_for, "whose draft it is"),
         FIELD(drafted_at, "last written"), FIELD(approval, "approval, 0: none"),
         FIELD(first_to_seal, "who seals first"), FIELD(digest, "SHA-256 of the paper"),
         FIELD(sealed_at, "both seals are on it since"), FIELD(clauses, "what it says"),
         FIELD(version, "grows with every change"))

/// The last day on which it is or was in force: the day before a later version, where one is sealed, or the
/// one that a notice names; before its first day when it never comes into force.
base::ServiceDate last_day_of(Version const&);
/// True of a version that still may come into force or be changed.
bool is_unfinished(Version const&);
bool is_sealed(Version const&);
/// Notes that somebody wrote it: they neither check, approve nor seal it.
void add_author(Version&, PersonId);
bool has_drafted(Version const&, PersonId);

/// What a draft says and when.
struct Draft {
  base::ServiceDate from_day, until_day;
  std::string reason;
  Clauses clauses;
};
DESCRIBE(Draft, "What a draft says and when.", FIELD(from_day, "first day"), FIELD(until_day, "last day"),
         FIELD(reason, "why it is made, of a supplement").longest(400).or_default(),
         FIELD(clauses, "everything it says"))

/// @errors days_reversed, tariff_missing, line_unnamed, number_twice, window_malformed, target_out_of_range,
/// record_unsuitable, promise_unsuitable, promise_unknown, weights_wrong, cycle_malformed, duty_outside, and
/// those of rating::check; pointers lead into the request's `clauses`
base::Outcome check_draft(Draft const&);
/// What may be stored of a draft that is not ready: everything but contradictions of numbers and days.
/// @errors days_reversed, number_twice
base::Outcome check_storable(Draft const&);

/// Heading of the text that lists what talks left open.
inline constexpr char kOpenTerms[] = "待商定条款";
/// What is still to be settled is not reviewed as if it stood. @errors terms_open
base::Outcome check_settled(Clauses const&);

/// A change of state, each from the one or two states that allow it. @errors state_forbids
base::Result<Version> submitted(Version, ApprovalId);
base::Result<Version> returned(Version);
base::Result<Version> approved(Version);
/// @param today  a version whose last day is before it is signed no more
/// @errors state_forbids, already_over
base::Result<Version> sent_to_sign(Version, OrganisationId first, std::string digest,
                                   base::ServiceDate today);
/// The last seal is on it: in force, or waiting for its first day. @errors state_forbids
base::Result<Version> sealed(Version, base::Instant now, base::ServiceDate today);
/// Not before the last seal. @errors state_forbids, note_missing
base::Result<Version> withdrawn(Version, std::string reason);
/// The state that the day brings: sealed → in force → superseded or ended.
Version on_day(Version, base::ServiceDate today);

/// From which version a supplement is made: the latest that is sealed; of an agreement that was never sealed
/// the last one that was withdrawn. @param versions  of one agreement
/// @errors supplement_open
base::Result<Version> base_of_supplement(std::span<Version const> versions);
/// @param base  that it supplements @errors supplement_early, and those of check_storable
base::Outcome check_supplement(Version const& base, Draft const&);

}  // namespace agreement::rules
