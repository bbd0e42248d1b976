// Routes of notices that end an agreement.
#include "modules/agreement/http/agreement.h"
#include "modules/agreement/service/ending.h"

namespace agreement::http {

using platform::http::Method;
using platform::http::Rate;
using namespace service;

void install_endings(platform::app::Host& host) {
  constexpr char const* kRead = "agreement.read";
  constexpr char const* kDraft = "agreement.draft";
  constexpr char const* kApprove = "agreement.approve";
  host.query<OneAgreement, EndingList>({Method::get, "/api/agreement/agreements/{agreement}/endings", kRead,
                                        "Notices of an agreement, and how early one could end it."},
                                       list_endings);
  host.command<RequestEnding, EndingView>(
      {Method::post, "/api/agreement/agreements/{agreement}/endings", kDraft,
       "Asks for a notice that ends an agreement, or warns of it.", Rate::write},
      request_ending);
  host.command<PerformEndingAct, EndingView>(
      {Method::post, "/api/agreement/endings/{ending}/acts", kApprove,
       "Agrees to a notice of one's side, or sends it back.", Rate::write},
      perform_ending_act);
  host.command<SayOfEnding, EndingView>({Method::post, "/api/agreement/endings/{ending}/drop", kDraft,
                                         "Takes a notice back before it is given.", Rate::write},
                                        drop_ending);
  host.command<OneEnding, EndingView>({Method::post, "/api/agreement/endings/{ending}/acknowledge", kDraft,
                                       "Says that the notice was received.", Rate::write},
                                      acknowledge_ending);
  host.command<SayOfEnding, EndingView>({Method::post, "/api/agreement/endings/{ending}/withdraw", kDraft,
                                         "Asks the other side to let a notice be withdrawn.", Rate::write},
                                        ask_withdrawal);
  host.command<AnswerWithdrawal, EndingView>(
      {Method::post, "/api/agreement/endings/{ending}/consent", "agreement.seal",
       "Consents to a withdrawal, or insists on the notice.", Rate::write},
      answer_withdrawal);
  host.command<SayOfEnding, EndingView>({Method::post, "/api/agreement/endings/{ending}/cured", kDraft,
                                         "Says that the breach is put right.", Rate::write},
                                        cure_breach);
  host.file<OneEnding>({Method::get, "/api/agreement/endings/{ending}/letter", kRead,
                        "The letter of a notice (PDF).", Rate::heavy},
                       print_ending);
}

}  // namespace agreement::http
