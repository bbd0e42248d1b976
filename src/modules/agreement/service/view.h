// Agreements and versions as people read them.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "modules/agreement/rules/redline.h"
#include "modules/agreement/rules/review.h"
#include "modules/agreement/service/changing.h"

namespace agreement::service {

struct AskAgreements {
  std::string state, text;
  OrganisationId party;
  std::int64_t ends_within_days{};
  AgreementId cursor;
  std::int64_t limit{50};
};
DESCRIBE(AskAgreements, "Which agreements.", FIELD(state, "of the latest version").longest(20).or_default(),
         FIELD(text, "in number or title").longest(60).or_default(),
         FIELD(party, "one of the parties").or_default(),
         FIELD(ends_within_days, "its last day is at most so far away; 0: whenever")
             .at_least(0)
             .at_most(3650)
             .or_default(),
         FIELD(cursor, "older than this one").or_default(),
         FIELD(limit, "at most").at_least(1).at_most(500).or_default())
/// A version without what it says.
struct VersionHead {
  rules::Version version;  ///< `clauses` is null
  base::ServiceDate last_day;
  std::string drafted_by_name, drafted_for_name;
};
DESCRIBE(VersionHead, "A version without what it says.", FIELD(version, "it; its clauses are left out"),
         FIELD(last_day, "in force until, when it was or will be"), FIELD(drafted_by_name, "who wrote it"),
         FIELD(drafted_for_name, "whose draft"))
struct AgreementView {
  rules::Agreement agreement;
  std::string payer_name, payee_name;
  std::vector<VersionHead> versions;
};
DESCRIBE(AgreementView, "An agreement with its versions.", FIELD(agreement, "it"),
         FIELD(payer_name, "who pays"), FIELD(payee_name, "who is paid"), FIELD(versions, "by edition"))
struct AgreementList {
  std::vector<AgreementView> items;
  std::optional<AgreementId> next;
};
DESCRIBE(AgreementList, "Agreements, newest first.", FIELD(items, "agreements"),
         FIELD(next, "cursor of the next page"))
struct OneAgreement {
  AgreementId agreement;
};
DESCRIBE(OneAgreement, "One agreement.", FIELD(agreement, "which"))

struct OneVersion {
  VersionId version;
};
DESCRIBE(OneVersion, "One version.", FIELD(version, "which"))
struct CheckView {
  rules::LegalCheck check;
  std::string checked_by_name;
};
DESCRIBE(CheckView, "A point of the legal checklist.", FIELD(check, "it"),
         FIELD(checked_by_name, "who answered"))
struct CommentView {
  rules::Comment comment;
  std::string made_by_name, organisation_name;
};
DESCRIBE(CommentView, "A remark.", FIELD(comment, "it"), FIELD(made_by_name, "who"),
         FIELD(organisation_name, "of whom"))
struct VersionView {
  rules::Agreement agreement;
  VersionHead head;
  Clauses clauses;
  std::string payer_name, payee_name;
  bool checklist_complete{};
  std::vector<CheckView> checklist;
  std::vector<CommentView> comments;
};
DESCRIBE(VersionView, "A version whole.", FIELD(agreement, "of which"), FIELD(head, "it"),
         FIELD(clauses, "what it says"), FIELD(payer_name, "who pays"), FIELD(payee_name, "who is paid"),
         FIELD(checklist_complete, "every point is met or does not apply"), FIELD(checklist, "legal review"),
         FIELD(comments, "remarks, oldest first"))

struct AskRedline {
  VersionId version, against;
};
DESCRIBE(AskRedline, "Which two versions.", FIELD(version, "the later one"),
         FIELD(against, "the earlier one"))
struct Redline {
  base::ServiceDate from_day_before, from_day_after, until_day_before, until_day_after;
  std::vector<rules::ClauseChange> changes;
};
DESCRIBE(Redline, "What a version says otherwise.", FIELD(from_day_before, "first day"),
         FIELD(from_day_after, "first day"), FIELD(until_day_before, "last day"),
         FIELD(until_day_after, "last day"), FIELD(changes, "clauses that differ"))

/// @errors out_of_reach
base::Result<AgreementList> list_agreements(Look&, AskAgreements const&);
/// @errors agreement_unknown, out_of_reach
base::Result<AgreementView> view_agreement(Look&, OneAgreement const&);
/// @errors version_unknown, out_of_reach
base::Result<VersionView> view_version(Look&, OneVersion const&);
/// The answer to a change of a version: as it stands now, for whoever changed it.
base::Result<VersionView> as_it_stands(Act&, VersionId);
/// @errors version_unknown, out_of_reach
base::Result<Redline> view_redline(Look&, AskRedline const&);

}  // namespace agreement::service
