// Routes of module settlement, by the work they belong to.
#pragma once
#include "modules/settlement/service/terms.h"
#include "platform/app/host.h"

namespace settlement::http {

void install_ledger(platform::app::Host&);
/// @param book  where versions of agreements come from
void install_statements(platform::app::Host&, std::shared_ptr<service::TermsBook const> const& book);
void install_payments(platform::app::Host&, std::shared_ptr<service::TermsBook const> const& book);

}  // namespace settlement::http
