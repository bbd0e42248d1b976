// What Ctrl-K finds in mail: vehicles by plate, items by number, bags by barcode, by the tail of a phone.
#pragma once
#include <string_view>
#include <vector>

#include "platform/app/host.h"

namespace mail::http {

std::vector<platform::app::Host::Hit> search(platform::command::Look&, std::string_view text);

}  // namespace mail::http
