// Routes of module mail, by the work they belong to.
#pragma once
#include "platform/app/host.h"

namespace mail::http {

void install_items(platform::app::Host&);
void install_bags(platform::app::Host&);
void install_waybills(platform::app::Host&);
void install_handovers(platform::app::Host&);
void install_day(platform::app::Host&);
void install_papers(platform::app::Host&);
void install_exports(platform::app::Host&);
void install_manifests(platform::app::Host&);

}  // namespace mail::http
