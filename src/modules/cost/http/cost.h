// Routes of cost.
#pragma once
#include "platform/app/host.h"

namespace cost::http {

void install_budgets(platform::app::Host&);
void install_anomalies(platform::app::Host&);
void install_approvals(platform::app::Host&);
void install_analysis(platform::app::Host&);

}  // namespace cost::http
