// Routes of losses.
#include "modules/settlement/http/settlement.h"
#include "modules/settlement/service/loss.h"

namespace settlement::http {

using platform::http::Method;
using platform::http::Rate;
using namespace service;

void install_losses(platform::app::Host& host, std::shared_ptr<TermsBook const> const& book,
                    LossPolicy const& policy) {
  constexpr char const* kRead = "settlement.read";
  constexpr char const* kAssess = "settlement.assess";
  host.query<AskLosses, LossList>({Method::get, "/api/settlement/losses", kRead, "Losses, newest first."},
                                  list_losses);
  host.file<ExportLosses>({Method::get, "/api/settlement/losses/export", "settlement.export",
                           "Losses as CSV or XLSX.", Rate::heavy},
                          export_losses);
  host.query<OneLoss, LossView>(
      {Method::get, "/api/settlement/losses/{loss}", kRead, "A loss with what proves it."}, view_loss);
  host.command<RaiseLoss, LossList>(
      {Method::post, "/api/settlement/losses", kAssess, "Raises the loss of an item or of a bag.",
       Rate::write},
      [book, policy](Act& act, RaiseLoss const& r) { return raise_loss(act, *book, policy, r); });
  host.command<AssessLoss, LossView>(
      {Method::post, "/api/settlement/losses/{loss}/assess", kAssess, "Assesses a loss.", Rate::write},
      [book, policy](Act& act, AssessLoss const& r) { return assess_loss(act, *book, policy, r); });
  host.command<DecideLoss, LossView>({Method::post, "/api/settlement/losses/{loss}/decide",
                                      "settlement.approve", "Approves or declines a loss.", Rate::write},
                                     decide_loss);
  host.command<PayLoss, LossView>({Method::post, "/api/settlement/losses/{loss}/pay", "settlement.pay",
                                   "Records that the sender was paid.", Rate::write},
                                  pay_loss);
}

}  // namespace settlement::http
