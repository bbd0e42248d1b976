// Routes of module settlement, by the work they belong to.
#pragma once
#include "modules/settlement/service/loss.h"
#include "modules/settlement/service/terms.h"
#include "platform/app/host.h"

namespace settlement::http {

void install_ledger(platform::app::Host&);
/// @param book  where versions of agreements come from
void install_statements(platform::app::Host&, std::shared_ptr<service::TermsBook const> const& book);
void install_payments(platform::app::Host&, std::shared_ptr<service::TermsBook const> const& book);

void install_comparisons(platform::app::Host&);
void install_nettings(platform::app::Host&);
void install_cod(platform::app::Host&);
/// @param policy  what losses are judged by
void install_losses(platform::app::Host&, std::shared_ptr<service::TermsBook const> const& book,
                    service::LossPolicy const& policy);

}  // namespace settlement::http
