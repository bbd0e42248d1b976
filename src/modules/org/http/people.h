// Routes of organisations, units, calendars, posts, people and the audit book.
#pragma once
#include "platform/app/host.h"

namespace org::http {

void install_people(platform::app::Host&);
void install_organisations(platform::app::Host&);
void install_views(platform::app::Host&);
void install_audit(platform::app::Host&);

}  // namespace org::http
