// Routes of module mail, by the work they belong to.
#pragma once
#include "modules/mail/service/barcode.h"
#include "platform/app/host.h"

namespace mail::http {

void install_items(platform::app::Host&);
/// @param fields  the layout of the barcodes that bags get
void install_bags(platform::app::Host&, service::BagFields const& fields);
void install_waybills(platform::app::Host&);
void install_handovers(platform::app::Host&);
void install_day(platform::app::Host&);
void install_papers(platform::app::Host&);
void install_exports(platform::app::Host&);
void install_manifests(platform::app::Host&);

}  // namespace mail::http
