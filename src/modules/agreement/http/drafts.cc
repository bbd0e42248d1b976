// Routes of agreements, their drafts, legal review and approval.
#include "modules/agreement/http/agreement.h"
#include "modules/agreement/service/approval.h"
#include "modules/agreement/service/draft.h"
#include "modules/agreement/service/export.h"
#include "modules/agreement/service/review.h"

namespace agreement::http {

using platform::http::Method;
using platform::http::Rate;
using namespace service;

void install_drafts(platform::app::Host& host) {
  constexpr char const* kRead = "agreement.read";
  constexpr char const* kDraft = "agreement.draft";
  host.query<AskAgreements, AgreementList>(
      {Method::get, "/api/agreement/agreements", kRead, "Agreements with their versions, newest first."},
      list_agreements);
  host.file<ExportAgreements>({Method::get, "/api/agreement/agreements/export", kRead,
                               "Agreements as CSV or XLSX, a row a version.", Rate::heavy},
                              export_agreements);
  host.query<OneAgreement, AgreementView>(
      {Method::get, "/api/agreement/agreements/{agreement}", kRead, "One agreement."}, view_agreement);
  host.command<NewAgreement, VersionView>({Method::post, "/api/agreement/agreements", kDraft,
                                           "Begins an agreement with its first draft.", Rate::write},
                                          create_agreement);
  host.command<MakeSupplement, VersionView>(
      {Method::post, "/api/agreement/agreements/{agreement}/supplements", kDraft,
       "Begins a supplement with the words of the version before.", Rate::write},
      make_supplement);
  host.query<OneVersion, VersionView>(
      {Method::get, "/api/agreement/versions/{version}", kRead, "A version with everything it says."},
      view_version);
  host.query<AskRedline, Redline>({Method::get, "/api/agreement/versions/{version}/redline", kRead,
                                   "What it says otherwise than another."},
                                  view_redline);
  host.command<SaveDraft, VersionView>(
      {Method::post, "/api/agreement/versions/{version}/draft", kDraft, "Changes a draft.", Rate::write},
      save_draft);
  host.command<WithdrawVersion, VersionView>({Method::post, "/api/agreement/versions/{version}/withdraw",
                                              kDraft, "Gives up a version that is not sealed.", Rate::write},
                                             withdraw_version);
  host.command<AnswerPoint, VersionView>(
      {Method::post, "/api/agreement/versions/{version}/checks", "agreement.review",
       "Answers a point of the legal checklist.", Rate::write},
      answer_point);
  host.command<AddComment, VersionView>({Method::post, "/api/agreement/versions/{version}/comments", kRead,
                                         "Remarks on a version.", Rate::write},
                                        add_comment);
  host.query<OneVersion, ProposedSteps>({Method::get, "/api/agreement/versions/{version}/proposed_steps",
                                         kRead, "Whom an approval usually asks."},
                                        propose_steps);
  host.query<OneVersion, approval::ApprovalView>(
      {Method::get, "/api/agreement/versions/{version}/approval", kRead, "The approval of a version."},
      view_approval);
  host.command<SubmitVersion, VersionView>(
      {Method::post, "/api/agreement/versions/{version}/submit", kDraft,
       "Submits a draft for approval, or again when it was sent back.", Rate::write},
      submit_version);
  host.command<PerformAct, VersionView>(
      {Method::post, "/api/agreement/versions/{version}/acts", "agreement.approve",
       "Does something in the approval of a version.", Rate::write},
      perform_act);
}

}  // namespace agreement::http
