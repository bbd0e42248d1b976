// Routes of approvals.
#include "modules/cost/http/cost.h"
#include "modules/cost/service/approval.h"

namespace cost::http {

using platform::http::Method;
using platform::http::Rate;
using namespace service;

void install_approvals(platform::app::Host& host) {
  host.query<OneApproval, ApprovalDetail>(
      {Method::get, "/api/cost/approvals/{approval}", "cost.read", "An approval."}, view_approval);
  host.command<ActInApproval, ApprovalDetail>({Method::post, "/api/cost/approvals/{approval}/acts",
                                               "cost.approve", "Does something in an approval.", Rate::write},
                                              perform_act);
}

}  // namespace cost::http
