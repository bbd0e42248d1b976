// Routes of signing and of obligations.
#include "modules/agreement/service/signing.h"

#include "modules/agreement/http/agreement.h"
#include "modules/agreement/service/export.h"
#include "modules/agreement/service/obligation.h"

namespace agreement::http {

using platform::http::Method;
using platform::http::Rate;
using namespace service;

void install_signing(platform::app::Host& host) {
  constexpr char const* kRead = "agreement.read";
  constexpr char const* kDraft = "agreement.draft";
  host.command<SendToSign, VersionView>({Method::post, "/api/agreement/versions/{version}/send_to_sign",
                                         kDraft, "Makes the paper and asks for the seals.", Rate::write},
                                        send_to_sign);
  host.command<SetSeal, VersionView>(
      {Method::post, "/api/agreement/versions/{version}/seals", "agreement.seal",
       "Sets the organisation's seal on the paper.", Rate::write},
      set_seal);
  host.query<OneVersion, SigningView>({Method::get, "/api/agreement/versions/{version}/signing", kRead,
                                       "The paper and its seals as they verify now."},
                                      view_signing);
  host.query<AskDigest, SigningView>(
      {Method::get, "/api/agreement/papers/{digest}", kRead, "What a file is, by its SHA-256."},
      verify_paper);
  host.file<OneVersion>({Method::get, "/api/agreement/versions/{version}/paper", kRead,
                         "The paper that was sealed (PDF).", Rate::heavy},
                        print_paper);
  host.file<OneVersion>({Method::get, "/api/agreement/versions/{version}/proof", kRead,
                         "A version as its paper would be (PDF).", Rate::heavy},
                        print_draft);
  host.file<AskSignature>({Method::get, "/api/agreement/versions/{version}/seals/{place}", kRead,
                           "The signature of a seal (CMS, DER).", Rate::heavy},
                          print_signature);
  host.query<AskObligations, ObligationList>(
      {Method::get, "/api/agreement/obligations", kRead, "Obligations."}, list_obligations);
  host.file<ExportObligations>(
      {Method::get, "/api/agreement/obligations/export", kRead, "Obligations as CSV or XLSX.", Rate::heavy},
      export_obligations);
  host.query<OneObligation, ObligationDetail>(
      {Method::get, "/api/agreement/obligations/{obligation}", kRead, "One obligation."}, view_obligation);
  host.command<ReportFulfilment, ObligationDetail>(
      {Method::post, "/api/agreement/obligations/{obligation}/report", kDraft,
       "Tells how far an obligation is.", Rate::write},
      report_fulfilment);
  host.command<AnswerReport, ObligationDetail>(
      {Method::post, "/api/agreement/obligations/{obligation}/answer", kDraft,
       "Accepts what was reported, or sends it back.", Rate::write},
      answer_report);
}

}  // namespace agreement::http
